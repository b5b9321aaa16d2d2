#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make.py FOLDER: writes the tables of this folder. Every enterprise, code and
figure is invented; the codes have right check characters unless a row is there
to have a wrong one. The remark of each row of dirty.csv names its quirk."""
import sys
from pathlib import Path

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
MARK = "\ufeff"
CRLF, LF, CR = "\r\n", "\n", "\r"


def org_code(body):
    """GB 11714: eight characters and a check character."""
    figures = (int(c, 36) for c in body)
    rest = 11 - sum(w * f for w, f in zip(ORG_WEIGHTS, figures)) % 11
    return body + {10: "X", 11: "0"}.get(rest, str(rest))


def uscc(number, area="339999", body=None):
    """GB 32100: a code of an area that does not exist."""
    code = "91" + area + org_code(body or f"EHRX{number:04d}")
    total = sum(w * ALPHABET.index(c) for w, c in zip(USCC_WEIGHTS, code))
    return code + ALPHABET[(31 - total % 31) % 31]


def cell(text):
    quoted = any(c in text for c in ',"\r\n')
    return '"' + text.replace('"', '""') + '"' if quoted else text


def line(cells, end=LF):
    return ",".join(cell(c) for c in cells) + end


def table(rows, end=LF):
    return "".join(line(r, end) for r in rows)


NAMES = ["示例化工有限公司", "示例电镀厂", "示例造纸有限公司", "示例热电有限公司"]


def statistics_wide():
    head = ["序号", "统一社会信用代码", "单位详细名称", "行业代码", "统计年份",
            "中心经度（度）", "中心经度（分）", "中心经度（秒）",
            "中心纬度（度）", "中心纬度（分）", "中心纬度（秒）",
            "年正常生产时间", "工业废水排放量",
            "化学需氧量产生量", "化学需氧量排放量",
            "工业废水中污染物产生量_挥发酚", "工业废水中污染物排放量_挥发酚",
            "工业废水中污染物产生量_总汞", "工业废水中污染物排放量_总汞",
            "二氧化硫产生量", "二氧化硫排放量",
            "挥发性有机物（VOCs）产生量", "挥发性有机物（VOCs）排放量",
            "砷及其化合物产生量", "砷及其化合物排放量"]
    return table([
        head,
        ["1", uscc(1), NAMES[0], "2614", "2019", "121", "30", "36",
         "29", "52", "12", "7200", "54000", "80.5", "4.025", "120", "1.5",
         "0.8", "0.02", "", "", "9600", "480.25", "", ""],
        ["2", uscc(2), NAMES[1], "3360", "2019", "121", "31", "12",
         "29", "51", "36", "4800", "18000", "12", "0.6", "", "",
         "", "", "", "", "", "", "", ""],
        ["3", uscc(3), NAMES[2], "2221", "2019", "121", "36", "0",
         "29", "54", "0", "8000", "310000", "", "", "", "",
         "", "", "", "", "", "", "", ""],
        ["4", uscc(4), NAMES[3], "4412", "2019", "121", "39", "0",
         "29", "48", "0", "8640", "0", "", "", "", "",
         "", "", "1520", "76", "", "", "36.5", "1.2"],
    ])


def census_2007():
    head = ["单位名称", "法人代码", "行业代码", "统计年份",
            "中心经度（度）", "中心经度（分）", "中心经度（秒）",
            "中心纬度（度）", "中心纬度（分）", "中心纬度（秒）",
            "化学需氧量产生量", "化学需氧量排放量",
            "挥发酚产生量", "挥发酚排放量", "总汞产生量", "总汞排放量",
            "烟尘产生量", "烟尘排放量", "氟化物产生量", "氟化物排放量"]
    return table([
        head,
        [NAMES[0], org_code("EHRX0001"), "2614", "2007", "121", "30", "36",
         "29", "52", "12", "80.5", "8.05", "1.5", "0.25", "0.8", "0.02",
         "12", "0.6", "30", "2.5"],
        [NAMES[3], org_code("EHRX0004"), "4412", "2007", "121", "39", "0",
         "29", "48", "0", "", "", "", "", "", "", "940", "18.8", "", ""],
    ])


def statistics_long():
    head = ["单位名称", "统一社会信用代码", "统计年份", "污染物名称",
            "污染物产污系数", "产污系数中参数取值",
            "污染物产生量", "污染物产生量的计量单位",
            "污染物排放量", "污染物排放量计量单位",
            "排污许可证执行报告排放量"]
    return table([
        head,
        [NAMES[0], uscc(1), "2022", "化学需氧量", "3.2", "", "80.5", "吨",
         "4.025", "吨", "4.1"],
        [NAMES[0], uscc(1), "2022", "挥发酚", "", "", "120", "千克",
         "1500", "克", ""],
        [NAMES[0], uscc(1), "2022", "二氧化硫", "", "", "3", "吨",
         "0.5", "吨", "0.45"],
        [NAMES[1], uscc(2), "2022", "六价铬", "", "", "12.5", "公斤",
         "", "公斤", ""],
    ])


def clearing_list():
    head = ["普查小区编号", "单位名称", "统一社会信用代码", "行业代码",
            "经度度", "经度分", "经度秒", "维度度", "维度分", "维度秒",
            "运行状态", "联系人", "联系电话"]
    head = head[1:]
    return table([
        head,
        [NAMES[0], uscc(1), "2614", "121", "30", "36", "29", "52", "12",
         "运行", "张某", "0"],
        [NAMES[1], uscc(2), "3360", "121", "31", "11.5", "29", "51", "36",
         "停产", "李某", "0"],
        [NAMES[2], uscc(3), "0112", "121", "36", "60.00", "29", "54", "0",
         "关闭", "王某", "0"],
    ])


def permit_list():
    head = ["持证单位", "统一社会信用代码", "排污许可证编号",
            "废气排放口编号", "废气排放口经度", "废气排放口维度",
            "排气筒高度(m)", "排气筒内径(m)", "污染物名称", "CAS号",
            "污染物排放限值（mg/m³）", "环评污染物排放总量（t/a）",
            "排污许可污染物排放总量（t/a）",
            "企业上年度实际污染物排放总量（t/a）"]
    return table([
        head,
        [NAMES[0], uscc(1), uscc(1) + "001P", "DA001", "121.511", "29.871",
         "25", "0.8", "苯", "71-43-2", "4", "0.5", "0.4", "0.125"],
        [NAMES[0], uscc(1), uscc(1) + "001P", "DA001", "121.511", "29.871",
         "25", "0.8", "挥发性有机物", "", "60", "12", "9.6", "0.48025"],
        [NAMES[0], uscc(1), uscc(1) + "001P", "DA002", "121.512", "29.872",
         "15", "0.5", "苯", "71-43-2", "4", "", "0.1", ""],
        [NAMES[3], uscc(4), uscc(4) + "001P", "DA001", "121.65", "29.8",
         "120", "3.2", "二氧化硫", "7446-09-5", "35", "120", "100", "76"],
    ])


def permit_roster():
    """Who is where, for --update: no amounts."""
    head = ["持证单位", "统一社会信用代码", "组织机构代码", "排污许可证编号",
            "行业代码", "经度", "纬度", "废气排放口编号", "排气筒高度(m)",
            "排气筒内径(m)", "烟气出口流速(m/s)", "烟气温度(K)",
            "年正常生产时间"]
    org = [org_code(f"EHRX{n:04d}") for n in range(10)]
    return table([
        head,
        [NAMES[0], uscc(1), org[1], uscc(1) + "001P", "2614",
         "121.51", "29.87", "DA001", "25", "0.8", "12.5", "323.15", "7200"],
        [NAMES[1], uscc(2), org[2], uscc(2) + "001P", "3360",
         "121.52", "29.86", "DA001", "15", "0.5", "10", "298.15", "4800"],
        [NAMES[2], uscc(3), org[3], uscc(3) + "001P", "2221",
         "121.6", "29.9", "DA001", "45", "1.2", "15", "393.15", "8000"],
        [NAMES[3], uscc(4), org[4], uscc(4) + "001P", "4412",
         "121.65", "29.8", "DA001", "120", "3.2", "18", "353.15", "8640"],
        ["示例印染有限公司", uscc(5), org[5], uscc(5) + "001P", "1713",
         "121.7", "29.85", "DA001", "20", "0.6", "9", "313.15", "7000"],
    ])


def statistics_kilograms():
    """Amounts without places, for --update: by credit code, by organisation
    code, by name, in conflict, and not in the roster."""
    head = ["单位名称", "统一社会信用代码", "组织机构代码", "行业代码",
            "统计年份", "经度", "纬度", "铅及其化合物排放量（千克）",
            "苯排放量（千克）"]
    return table([
        head,
        [NAMES[0], uscc(1), "", "", "2022", "", "", "3.5", "125"],
        ["（改名）示例电镀", "", org_code("EHRX0002"), "", "2022", "", "",
         "0.75", ""],
        [NAMES[2], "", "", "", "2022", "", "", "1.25", ""],
        [NAMES[3], uscc(4), "", "4411", "2022", "121.75", "29.8", "9.5", ""],
        ["示例不在册有限公司", uscc(9), "", "", "2022", "", "", "0.2", ""],
    ])


def monitoring_water():
    return table([
        ["废水监测数据表"] + [""] * 11,
        ["单位名称", "统一社会信用代码", "废水排放口编号",
         "监测时间", "", "废水流量", "化学需氧量", "", "总铅", "", "总汞", ""],
        ["", "", "", "年", "月", "（立方米/时）", "进口", "排口", "进口",
         "排口", "进口", "排口"],
        ["", "", "", "", "", "", "mg/L", "mg/L", "mg/L", "mg/L", "ug/L",
         "ug/L"],
        ["甲", "乙", "丙", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        [NAMES[0], uscc(1), "FS--1", "2023", "1", "12.5", "310", "42",
         "0.2", "0.05L", "5", "1.5"],
        [NAMES[0], uscc(1), "FS--1", "2023", "2", "12", "290", "38.5",
         "0.3", "0.06", "4", "未检出"],
        [NAMES[1], uscc(2), "FS--2", "2023", "12", "3", "120", "25",
         "1.1", "<0.1", "", ""],
    ])


def monitoring_air():
    return table([
        ["单位名称", "统一社会信用代码", "废气排放口编号", "监测日期",
         "排气筒高度(m)", "二氧化硫（mg/m³）", "", "氮氧化物（mg/m³）", ""],
        ["", "", "", "", "", "实测", "折算", "实测", "折算"],
        [NAMES[3], uscc(4), "FQ--1", "2023年3月", "120", "21", "24.5",
         "3(L)", "3.5(L)"],
        [NAMES[3], uscc(4), "FQ--1", "45000", "120", "ND", "ND", "46",
         "53.7"],
    ])


def soil_wide():
    return table([
        ["点位编号", "经度", "纬度", "土层", "采样上深度(m)",
         "采样下深度(m)", "采样日期", "砷(mg/kg)", "镉(mg/kg)",
         "苯并[a]芘(μg/kg)"],
        ["S01", "121.51", "29.87", "表层", "0", "0.2", "2024-05-06", "12.5",
         "0.31", "15"],
        ["S01", "121.51", "29.87", "下层", "0.5", "1.5", "2024-05-06", "8.4",
         "<0.01", "ND"],
        ["S02", "121.52", "29.86", "表层", "0", "0.2", "2024-05-06", "61",
         "1.2", "560"],
    ])


def soil_long():
    return table([
        ["采样点编号", "经度", "纬度", "土层", "采样日期", "检测项目",
         "检测结果", "单位", "检出限"],
        ["S01", "121.51", "29.87", "表层", "2024-05-06", "砷", "12.5",
         "mg/kg", "0.01"],
        ["S01", "121.51", "29.87", "表层", "2024-05-06", "苯并（a）芘", "15",
         "μg/kg", "5"],
        ["S02", "121.52", "29.86", "表层", "2024-05-06", "六价铬", "未检出",
         "mg/kg", "0.5"],
    ])


# ---------------------------------------------------------------- dirty.csv

GROUPS = {
    6: "4.中心经度", 9: "5.中心维度",
    15: "废水污染物（除挥发酚为千克外，其余均为吨）",
    21: "废气污染物", 27: "监督性监测",
}
HEADINGS = [
    "", "1.统一社会信用代码", "２．单位详细名称", "3、组织机构代码",
    "排污许可证编号", "行业代码",
    "度", "分", "秒", "度", "分", "秒",
    "6.年正常生产时间（小时)", "统计年份", "监测日期",
    "化学需氧量产生量", "化学需氧量排放量", "其中：氨氮产生量",
    "其中：氨氮排放量", "挥发酚产生量", "挥发酚排放量",
    "7.二氧化硫产生量", "8.二氧化硫排放量", "颗粒物产生量", "颗粒物排放量",
    "挥发性有机物（VOCs)排放量", "排放量_总计",
    "总铭排放浓度（毫克/升）", "总汞排放浓度(ug/L)",
    "排气筒高度（m）", "排气筒截取面积(㎡)", "备注",
]
UNITS = {21: "吨", 22: "吨", 25: "千克"}
COLUMNS = ["index", "uscc", "name", "org", "permit", "industry",
           "lon_d", "lon_m", "lon_s", "lat_d", "lat_m", "lat_s",
           "hours", "year", "date", "cod_g", "cod_e", "nh_g", "nh_e",
           "phenol_g", "phenol_e", "so2_g", "so2_e", "pm_g", "pm_e", "voc_e",
           "total", "cr", "hg", "height", "area", "remark"]
# What a row has unless it says otherwise: 121.51 E 29.87 N and a bit to the
# east of it for each row, so that no place is there twice by accident.
PLAIN = {"industry": "2614", "lon_d": "121", "lon_m": "30", "lat_d": "29",
         "lat_m": "52", "lat_s": "12", "hours": "7200", "year": "2019",
         "cod_g": "80", "cod_e": "4"}
WIDTH = len(HEADINGS)
BANNER_CELLS = WIDTH


def heading_rows():
    top = [GROUPS.get(i, HEADINGS[i] if i < 6 or 12 <= i < 15 or i >= 29
                      else "") for i in range(WIDTH)]
    below = [HEADINGS[i] if top[i] != HEADINGS[i] else ""
             for i in range(WIDTH)]
    return top, below


def letter_row():
    return [""] + ["甲", "乙", "丙", "丁", "戊"] + [
        str(i) for i in range(1, WIDTH - 5)]


class Dirty:
    def __init__(self):
        self.text = MARK
        self.number = 0
        self.end = CRLF

    def raw(self, text):
        self.text += text

    def cells(self, cells):
        self.raw(line(cells, self.end))

    def note(self, text, column=0):
        cells = [""] * BANNER_CELLS
        cells[column] = text
        self.cells(cells)

    def head(self):
        for row in heading_rows():
            self.cells(row)

    def row(self, remark, code=None, **cells):
        """A record; without a code an own one."""
        self.number += 1
        record = dict.fromkeys(COLUMNS, "")
        record.update(PLAIN)
        record["index"] = str(self.number - 1)
        record["uscc"] = uscc(self.number) if code is None else code
        record["name"] = f"示例{self.number:03d}号厂"
        record["lon_s"] = f"{self.number % 60:d}"
        record["lat_m"] = f"{40 + self.number // 60:d}"
        record["remark"] = remark
        record.update(cells)
        self.cells([record[c] for c in COLUMNS])


def numbers(d):
    d.row("plain", cod_g="80", cod_e="4", nh_g="2", nh_e="0.25",
          phenol_g="120", phenol_e="1.5", so2_g="15", so2_e="0.75",
          pm_g="9", pm_e="0.045", voc_e="480.25", total="4.795", cr="0.5",
          hg="2", height="25", area="0.5", date="2019-03-05",
          permit=uscc(1) + "001P", org=org_code("EHRX0001"),
          lon_s="36", lat_m="52")
    d.row("full-width number", cod_e="１．２５")
    d.row("thousands", cod_g="1,234.5")
    d.row("full-width thousands", cod_g="1，234.5")
    d.row("blank thousands", cod_g="1 234.5")
    d.row("broken number", cod_e="12 34")
    d.row("apostrophe number", cod_e="'1.25")
    d.row("dash double", cod_e="——")
    d.row("dash", cod_e="—")
    d.row("hyphen", cod_e="-")
    d.row("slash", cod_e="/")
    d.row("star", cod_e="*")
    d.row("NA", cod_e="NA")
    d.row("none zh", cod_e="无")
    d.row("nan", cod_e="nan")
    d.row("None", cod_e="None")
    d.row("NULL", cod_e="NULL")
    d.row("one blank", cod_e=" ")
    d.row("zero", cod_e="0")
    d.row("inf", cod_e="inf")
    d.row("hexadecimal", cod_e="0x10")
    d.row("decimal comma", cod_e="1,25")
    d.row("number with unit", cod_e="4吨")
    d.row("minus 9999", cod_e="-9999")
    d.row("negative", cod_e="-0.5")
    d.row("near zero", cod_e="-2.8e-17")


def nondetects(d):
    d.row("nd less", cr="<0.05")
    d.row("nd full-width less", cr="＜0.05")
    d.row("nd L", cr="0.05L")
    d.row("nd bracket L", cr="3(L)")
    d.row("nd full-width bracket L", cr="3（L）")
    d.row("nd ND", cr="ND")
    d.row("nd zh", cr="未检出")
    d.row("nd DL", cr="<DL")
    d.row("nd small l", cr="0.05l")
    d.row("above range", cr=">100")


def codes(d):
    d.row("excel code", code="9.13302E+17")
    d.row("excel tail", code="913302012345678000")
    d.row("wrong check", code=uscc(39)[:-1] + "0")
    d.row("lower case", code=uscc(900).lower())
    d.row("full-width code", code="".join(
        chr(ord(c) + 0xFEE0) for c in uscc(901)))
    d.row("quoted code", code="'" + uscc(902))
    d.row("no uscc", code="", org=org_code("EHRX0903"))
    d.row("org hyphen", code="", org="EHRX0904-" + org_code("EHRX0904")[-1])
    d.row("org wrong", org="EHRX0905" + (
        "1" if org_code("EHRX0905")[-1] != "1" else "2"))
    d.row("permit H9", code="",
          permit="H9339999000000001a" + "001Q")
    d.row("permit wrong", permit="ABC")
    d.row("only a name", code="")
    d.row("industry formula", industry='="0112"')
    d.row("industry zero lost", industry="112")
    d.row("industry blank", industry="211 0")
    d.row("old name", name="示例新材料有限公司（原示例农药厂）")
    d.row("name break", name="示例\r\n分行厂")
    d.row("name cr", name="示例\r回车厂")


def places(d):
    d.row("seconds 60", lon_s="60.00")
    d.row("minutes 61", lon_m="61")
    d.row("no place", lon_d="", lon_m="", lon_s="", lat_d="", lat_m="",
          lat_s="")
    d.row("swapped", lon_d="29", lon_m="52", lon_s="12", lat_d="121",
          lat_m="30", lat_s="36")
    d.row("zero zero", lon_d="0", lon_m="0", lon_s="0", lat_d="0",
          lat_m="0", lat_s="0")
    d.row("outside", lon_d="151", lon_m="12", lon_s="36")
    d.row("half a place", lat_d="", lat_m="", lat_s="")


def dates(d):
    d.row("excel day", date="45000")
    d.row("year month", date="2025年10月")
    d.row("year month blanks", date="2025 年 10 月")
    d.row("slash date", date="2019/3/5")
    d.row("year last", date="8/10/2025")
    d.row("masked year", date="201*年*月*日")


def repeats(d):
    d.row("duplicate", code=uscc(910))
    d.row("duplicate", code=uscc(910), name=f"示例{d.number:03d}号厂",
          lon_s=f"{d.number % 60:d}", lat_m=f"{40 + d.number // 60:d}",
          index=str(d.number - 1))
    d.row("same key", code=uscc(911), cod_g="80", cod_e="4")
    d.row("same key", code=uscc(911), cod_g="80", cod_e="5")
    d.row("no amounts", cod_g="", cod_e="")
    d.row("emitted above generated", cod_g="3.1", cod_e="4.2")
    d.row("stack too low", height="5", so2_g="2", so2_e="1")


def damaged_lines(d):
    d.cells([""] * WIDTH)
    d.raw(",,,\r\n")
    d.raw("\r\n")
    d.head()
    d.cells(letter_row())
    d.end = LF
    d.row("behind heading")
    d.row("line feed")
    d.end = CR
    d.row("bare CR")
    d.end = LF
    d.cells(["", "", "总计"] + [""] * 12 + ["1234", "99"] +
            [""] * (WIDTH - 17))
    d.cells(["合计", "", ""] + [""] * 12 + ["1234", "99"] +
            [""] * (WIDTH - 17))
    d.cells(["", "", "合 计"] + [""] * 12 + ["1234", "99"] +
            [""] * (WIDTH - 17))


def dirty():
    d = Dirty()
    d.note("工业污染源普查表（示例，企业与数据均为虚构）")
    d.note("表号：Gl05_1表")
    d.note("单位：吨", WIDTH - 2)
    d.head()
    d.cells([UNITS.get(i, "") for i in range(WIDTH)])
    d.cells(letter_row())
    numbers(d)
    nondetects(d)
    codes(d)
    places(d)
    dates(d)
    repeats(d)
    damaged_lines(d)
    for _ in range(100):
        d.row("county seat", lon_s="0", lat_m="30")
    d.cells(["单位负责人： "] + [""] * (WIDTH - 1))
    d.cells(["填表人：某"] + [""] * (WIDTH - 1))
    d.row("no final newline")
    d.text = d.text[:-1]
    return d.text


TABLES = {
    "statistics-wide.csv": statistics_wide,
    "census-2007-wide.csv": census_2007,
    "statistics-long.csv": statistics_long,
    "clearing-list.csv": clearing_list,
    "permit-list.csv": permit_list,
    "permit-roster.csv": permit_roster,
    "statistics-kilograms.csv": statistics_kilograms,
    "monitoring-water.csv": monitoring_water,
    "monitoring-air.csv": monitoring_air,
    "soil-wide.csv": soil_wide,
    "soil-long.csv": soil_long,
    "dirty.csv": dirty,
}


def main():
    folder = Path(sys.argv[1])
    for name, make in TABLES.items():
        (folder / name).write_bytes(make().encode("utf-8"))
    text = dirty().removeprefix(MARK)
    (folder / "dirty-gb18030.csv").write_bytes(text.encode("gb18030"))
    (folder / "dirty-mark-record.csv").write_bytes(
        (MARK + CRLF + text).encode("utf-8"))


if __name__ == "__main__":
    main()
