// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the sheet of ../README.md by libxlsxwriter: cc xlsxwriter-sheet.c -lxlsxwriter && ./a.out FILE.xlsx
#include <xlsxwriter.h>

int
main (int argc, char *argv[])
{
  const char           *head[] = { "姓名", "证件号", "手机", "出生日期", "资产", "开户时间", "备注", "有效", "合计" };
  lxw_workbook         *book = workbook_new (argv[1]);
  lxw_worksheet        *hidden = workbook_add_worksheet (book, "旧名单");
  lxw_worksheet        *sheet = workbook_add_worksheet (book, "客户名单");
  lxw_format           *bold = workbook_add_format (book), *chinese = workbook_add_format (book), *slashes = workbook_add_format (book), *moment = workbook_add_format (book);
  lxw_rich_string_tuple first = { NULL, "张" }, second = { bold, "三丰" }, *name[] = { &first, &second, NULL };
  lxw_datetime          born = { 1949, 12, 31, 0, 0, 0 }, other = { 1974, 3, 8, 0, 0, 0 }, opened = { 2020, 2, 29, 14, 30, 0 };

  (void) argc;
  format_set_bold (bold);
  format_set_num_format (chinese, "yyyy\"年\"m\"月\"d\"日\"");
  format_set_num_format (slashes, "yyyy/m/d");
  format_set_num_format (moment, "yyyy-mm-dd hh:mm:ss");
  worksheet_write_string (hidden, 0, 0, "不要读这张", NULL);
  worksheet_hide (hidden);
  worksheet_activate (sheet);
  worksheet_set_first_sheet (sheet);
  for (int i = 0; i < 9; i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, head[i], NULL);
  worksheet_write_rich_string (sheet, 1, 0, name, NULL);
  worksheet_write_string (sheet, 1, 1, "11010519491231002X", NULL);
  worksheet_write_number (sheet, 1, 2, 13800138000.0, NULL);
  worksheet_write_datetime (sheet, 1, 3, &born, chinese);
  worksheet_write_number (sheet, 1, 4, 1234567.89, NULL);
  worksheet_write_datetime (sheet, 1, 5, &opened, moment);
  worksheet_write_string (sheet, 1, 6, "甲\n乙", NULL);
  worksheet_write_boolean (sheet, 1, 7, 1, NULL);
  worksheet_write_formula_num (sheet, 1, 8, "=E2*2", NULL, 2469135.78);
  worksheet_write_string (sheet, 2, 0, "李四", NULL);
  worksheet_write_number (sheet, 2, 1, 110105194912310000.0, NULL);
  worksheet_write_string (sheet, 2, 2, "139 0013 9000", NULL);
  worksheet_write_datetime (sheet, 2, 3, &other, slashes);
  worksheet_write_number (sheet, 2, 4, 0.1 + 0.2, NULL);
  worksheet_write_string (sheet, 2, 6, "a,b;\"c\"", NULL);
  worksheet_write_boolean (sheet, 2, 7, 0, NULL);
  worksheet_write_formula_str (sheet, 2, 8, "=1/0", NULL, "#DIV/0!");
  return workbook_close (book);
}
