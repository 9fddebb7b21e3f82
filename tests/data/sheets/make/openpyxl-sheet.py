# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the sheet of ../README.md by openpyxl: openpyxl-sheet.py FILE.xlsx"""
import datetime
import sys

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = openpyxl.Workbook()
hidden = book.active
hidden.title = "旧名单"
hidden["A1"] = "不要读这张"
hidden.sheet_state = "hidden"
sheet = book.create_sheet("客户名单")
sheet.append(["姓名", "证件号", "手机", "出生日期", "资产", "开户时间", "备注", "有效", "合计"])
sheet.append(["张三丰", "11010519491231002X", 13800138000, datetime.date(1949, 12, 31), 1234567.89, datetime.datetime(2020, 2, 29, 14, 30), "甲\n乙", True, "=E2*2"])
sheet.append(["李四", 110105194912310000, "139 0013 9000", datetime.date(1974, 3, 8), 0.1 + 0.2, None, "a,b;\"c\"", False, "=1/0"])
sheet["A2"] = CellRichText("张", TextBlock(InlineFont(b=True), "三丰"))
sheet["D2"].number_format = 'yyyy"年"m"月"d"日"'
sheet["D3"].number_format = "yyyy/m/d"
sheet["F2"].number_format = "yyyy-mm-dd hh:mm:ss"
book.save(sys.argv[1])
