// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the sheet of ../README.md by ExcelJS: node exceljs.js FILE.xlsx
const ExcelJS = require('exceljs');
const book = new ExcelJS.Workbook();
const hidden = book.addWorksheet('旧名单', { state: 'hidden' });
hidden.getCell('A1').value = '不要读这张';
const sheet = book.addWorksheet('客户名单');
sheet.addRow(['姓名', '证件号', '手机', '出生日期', '资产', '开户时间', '备注', '有效', '合计']);
sheet.addRow([{ richText: [{ text: '张' }, { font: { bold: true }, text: '三丰' }] }, '11010519491231002X', 13800138000, new Date(Date.UTC(1949, 11, 31)), 1234567.89, new Date(Date.UTC(2020, 1, 29, 14, 30)), '甲\n乙', true, { formula: 'E2*2', result: 2469135.78 }]);
sheet.addRow(['李四', 110105194912310000, '139 0013 9000', new Date(Date.UTC(1974, 2, 8)), 0.1 + 0.2, null, 'a,b;"c"', false, { formula: '1/0', result: { error: '#DIV/0!' } }]);
sheet.getCell('D2').numFmt = 'yyyy"年"m"月"d"日"';
sheet.getCell('D3').numFmt = 'yyyy/m/d';
sheet.getCell('F2').numFmt = 'yyyy-mm-dd hh:mm:ss';
book.xlsx.writeFile(process.argv[2]);
