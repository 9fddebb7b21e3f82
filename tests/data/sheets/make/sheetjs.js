// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the sheet of ../README.md by SheetJS: node sheetjs.js FILE.xlsx
const XLSX = require('xlsx');
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['不要读这张']]), '旧名单');
const sheet = XLSX.utils.aoa_to_sheet([
  ['姓名', '证件号', '手机', '出生日期', '资产', '开户时间', '备注', '有效', '合计'],
  ['张三丰', '11010519491231002X', 13800138000, null, 1234567.89, null, '甲\n乙', true, null],
  ['李四', 110105194912310000, '139 0013 9000', null, 0.1 + 0.2, null, 'a,b;"c"', false, null],
]);
sheet.D2 = { t: 'n', v: 18263, z: 'yyyy"年"m"月"d"日"' };
sheet.D3 = { t: 'n', v: 27096, z: 'yyyy/m/d' };
sheet.F2 = { t: 'n', v: 43890.604166666664, z: 'yyyy-mm-dd hh:mm:ss' };
sheet.I2 = { t: 'n', v: 2469135.78, f: 'E2*2' };
sheet.I3 = { t: 'e', v: 7, w: '#DIV/0!', f: '1/0' };
XLSX.utils.book_append_sheet(book, sheet, '客户名单');
book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
XLSX.writeFile(book, process.argv[2]);
