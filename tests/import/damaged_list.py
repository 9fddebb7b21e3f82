#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invents a client list as branches keep it: a title over the header, six ways to write a day, and damaged rows of fifteen
sorts. The same seed gives the same list; what should become of each row is known.

usage: damaged_list.py ROWS DAMAGED FILE.csv [ENCODING]
"""
import csv
import random
import sys

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰玉英华慧建国梓涵子轩若兰晓彤海波"
CITIES = ["上海", "北京", "杭州", "宁波", "苏州", "成都", "深圳"]
LEVELS = ["C1", "保守型", "C2", "稳健型", "平衡型", "C3", "成长型", "C5 积极型"]
HEADER = ["客户姓名", "证件号码", "手机号码", "出生日期", "城市", "管理资产（万元）", "风险等级", "测评日期", "客户经理", "备注"]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def check_digit(body):
    return "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS)) % 11]


def write_day(random_, year, month, day):
    """One of six ways."""
    return random_.choice([f"{year}-{month:02}-{day:02}", f"{year}/{month}/{day}", f"{year}{month:02}{day:02}", f"{year}年{month}月{day}日",
                           f"{year}.{month:02}.{day:02}", f"{year}-{month}-{day}"])


class List:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 0

    def person(self):
        """A sound row. Names repeat, numbers never."""
        r = self.random
        self.number += 1
        year, month, day = r.randint(1940, 2004), r.randint(1, 12), r.randint(1, 28)
        body = f"330106{year}{month:02}{day:02}{self.number % 1000:03}"
        body = f"33{self.number // 1000 % 100:02}06{body[6:]}"
        return {
            "name": r.choice(SURNAMES) + "".join(r.choices(GIVEN, k=r.randint(1, 2))), "id": body + check_digit(body),
            "mobile": f"13{self.number:09}", "birth": write_day(r, year, month, day), "city": r.choice(CITIES),
            "assets": f"{r.randint(1, 900)}.{r.randint(0, 99):02}", "level": r.choice(LEVELS), "assessed": write_day(r, 2026, r.randint(1, 9), r.randint(1, 28)),
            "manager": r.choice(["王经理", "李经理"]), "note": r.choice(["", "喜欢喝茶", "转介绍\n多联系", '说"再看看"', "R&D 主管"]),
        }


def damage(list_, sort, person, sound):
    """Damages a row in one of fifteen ways; says what must become of it."""
    earlier = list_.random.choice(sound)
    if sort == 0:
        person["id"] = person["id"][:15] + "000"
        # one in eleven is a number that nobody can tell from a sound one
        return "new" if check_digit(person["id"][:17]) == "0" else "problem"
    if sort == 1:
        person["id"] = person["id"][:-1] + ("1" if person["id"][-1] != "1" else "2")
        return "problem"
    if sort == 2:
        person["mobile"] += "/15" + person["mobile"][2:]
        return "new"
    if sort == 3:
        person["id"] = "".join(chr(ord(c) + 0xFEE0) for c in person["id"])
        return "new"
    if sort == 4:
        person.update(id=earlier["id"], mobile="")
        return "duplicate"
    if sort == 5:
        person.update(id="", mobile=earlier["mobile"], birth="", name=earlier["name"])
        return "duplicate"
    if sort == 6:
        person.update(id="", mobile="", name=earlier["name"], birth=earlier["birth"])
        return "duplicate"
    if sort == 7:
        person["mobile"] = earlier["mobile"]  # a couple on one telephone
        return "new"
    if sort == 8:
        person["birth"] = "3/8/1974"
        person["id"] = ""
        return "problem"
    if sort == 9:
        person["name"] = ""
        return "problem"
    if sort == 10:
        person["mobile"] = "1.38E+10"
        return "problem"
    if sort == 11:
        person["level"] = "看情况"
        return "problem"
    if sort == 12:
        person["assets"] = "三百多"
        return "problem"
    if sort == 13:
        person["mobile"] = "138****" + person["mobile"][-4:]
        return "problem"
    person["birth"] = "1974-02-30"
    person["id"] = ""
    return "problem"


def make(rows, damaged, seed=1):
    """The rows and what must become of each."""
    list_ = List(seed)
    places = set(random.Random(seed + 1).sample(range(rows // 10, rows), damaged))
    people, fates, sound, sort = [], [], [], 0
    for place in range(rows):
        person = list_.person()
        if place in places:
            fates.append(damage(list_, sort % 15, person, sound))
            sort += 1
        else:
            fates.append("new")
            sound.append(dict(person))
        people.append(person)
    return people, fates


def write(people, path, encoding="gb18030"):
    with open(path, "w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["2026年支行客户名单（内部资料）"])
        writer.writerow([])
        writer.writerow(HEADER)
        for person in people:
            writer.writerow(person.values())


if __name__ == "__main__":
    write(make(int(sys.argv[1]), int(sys.argv[2]))[0], sys.argv[3], *sys.argv[4:])
