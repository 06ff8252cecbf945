"""The tasks that are measured: the same for Duban and for every program it is compared with.

Shaped like the plans in seeds/: in every hundred tasks 45 have one day, 25 a window of months (4～11月, 全年), 14 come
every month, 8 every quarter, 4 every year, 4 every week; a lead unit and none to three supporting ones; Chinese titles.
Of every hundred, 8 are one-off tasks whose day had passed on the query day: with nothing recorded they are overdue.
"""

import calendar
import datetime
import random
from dataclasses import dataclass

YEAR = 2018
QUERY_DAY = datetime.date(YEAR, 9, 10)
FIRST_DAY = datetime.date(YEAR, 1, 1)
LAST_DAY = datetime.date(YEAR, 12, 31)
ONE_DAY = datetime.timedelta(days=1)

# A one-off day that has passed, one to come, a window, and the recurring kinds: how many of each in a hundred.
MIX = (
    ["passed"] * 8 + ["one-off"] * 37 + ["window"] * 25 + ["monthly"] * 14 + ["quarterly"] * 8 + ["yearly"] * 4
    + ["weekly"] * 4
)

WINDOWS = [("全年", 12), ("4～11月", 11), ("3～12月", 12), ("7～11月", 11), ("9～11月", 11), ("3～9月", 9)]

UNIT_NAMES = """
    区党政办 区农业局 区商务局 区经发局 区科技局 区社会事业局 区委组织部 区人社局 区教育局 区卫计局 区文广局 区旅游局
    区民政局 区财政局 区住建局 区水利局 区环保局 区交通局 区市场监管局 区国土局 区审计局 区统计局 区扶贫办 区残联
    区总工会 区工商联 团区委 区妇联 区供销社 春江镇 西夏墅镇 奔牛镇 孟河镇 罗溪镇 薛家镇 龙虎塘街道 三井街道 河海街道
    新桥街道 百丈街道
""".split()
SECTIONS = "组织领导 产业帮扶 科技帮扶 教育帮扶 健康帮扶 人才帮扶 劳务帮扶 爱心帮扶 镇村结对 资金管理".split()
ACTIONS = "组织 协调 推动 开展 落实 完善 举办 选派 支持 引导 推进 确定".split()
OBJECTS = """
    农业企业赴紫阳县对接合作资源 紫阳特色旅游和名优产品展示销售 产学研及孵化对接活动 职业技术学校结对交流
    优秀教师讲学和师资培训 医疗卫生经验交流和技术支援 机关干部挂职锻炼交流 劳务协作和就业技能培训
    困难家庭学生助学行动 镇村结对合作协议落地见效 农产品深加工和中草药种植合作 电商平台宣传富硒产品
    投资企业考察和招商推介 贫困村基础设施项目建设 建档立卡贫困户就业安置 消费扶贫产品进机关进企业
""".split()
ENDINGS = ["", "工作", "，形成工作台账", "，报区对口办备案", "，扩大合作成果", "并及时总结经验做法"]
TARGETS = "10家以上 不少于1次 2～3名 500人次 5所 1～2场 4个村 不少于20人 3项以上 200人".split()
EVIDENCE = "活动记录 工作总结 会议纪要 协议文本 照片 工作台账 名单".split()
NOTES = [
    "正文责任单位与任务分解表不一致，以任务分解表为准",
    "由牵头单位汇总各配合单位的情况后统一报送",
    "计划原文没有写明次数，按至少一次掌握，年中检查一次",
    "与上年度同类工作合并考核，材料分别归档",
]


@dataclass
class Task:
    """One task; `dues` are the due days of all its occurrences in the year."""

    number: int
    title: str
    section: str
    lead: str
    support: list
    kind: str
    phrase: str
    target: str
    evidence: list
    note: str
    dues: list

    @property
    def id(self):
        return f"t{self.number:06d}"

    @property
    def is_recurring(self):
        return self.kind in ("monthly", "quarterly", "yearly", "weekly")

    def next_due(self, day):
        """The due day that concerns someone on `day`: of a recurring task the first one still to come."""
        if not self.is_recurring:
            return self.dues[0]
        return next((due for due in self.dues if due >= day), self.dues[-1])


def tasks(count, seed):
    """`count` tasks, the same for the same seed."""
    chance = random.Random(seed)
    hand = []
    for number in range(1, count + 1):
        if not hand:
            hand = MIX[:]
            chance.shuffle(hand)
        yield task(number, hand.pop(), chance)


def task(number, kind, chance):
    phrase, dues = deadline(kind, chance)
    others = chance.sample(UNIT_NAMES, 1 + chance.randrange(4))
    return Task(
        number=number,
        title=chance.choice(ACTIONS) + chance.choice(OBJECTS) + chance.choice(ENDINGS),
        section=chance.choice(SECTIONS),
        lead=others[0],
        support=others[1:],
        kind=kind,
        phrase=phrase,
        target=chance.choice(TARGETS) if chance.random() < 0.6 else "",
        evidence=chance.sample(EVIDENCE, chance.choice([1, 1, 2])) if chance.random() < 0.8 else [],
        note=chance.choice(NOTES),
        dues=dues,
    )


def deadline(kind, chance):
    """A phrase in the words of such plans, and the due days it stands for in `YEAR`."""
    if kind in ("passed", "one-off"):
        # Not on 1 January, a rest day: a reminder cannot move back before the plan is in force.
        first, last = (FIRST_DAY + ONE_DAY, QUERY_DAY) if kind == "passed" else (QUERY_DAY, LAST_DAY)
        due = first + datetime.timedelta(days=chance.randrange((last - first).days))
        written = chance.choice([f"{due.month}月{due.day}日前", f"{YEAR}年{due.month}月{due.day}日前"])
        return written, [due]
    if kind == "window":
        phrase, month = chance.choice(WINDOWS)
        return phrase, [month_end(month)]
    if kind == "monthly":
        if chance.random() < 0.5:
            return "每月底前", [month_end(month) for month in range(1, 13)]
        return "每月28日前", [datetime.date(YEAR, month, 28) for month in range(1, 13)]
    if kind == "quarterly":
        return chance.choice(["每季度", "每季度末"]), [month_end(month) for month in (3, 6, 9, 12)]
    if kind == "yearly":
        return ("每年", [LAST_DAY]) if chance.random() < 0.5 else ("每年11月底前", [month_end(11)])
    friday = FIRST_DAY + datetime.timedelta(days=(4 - FIRST_DAY.weekday()) % 7)
    fridays = []
    while friday <= LAST_DAY:
        fridays.append(friday)
        friday += datetime.timedelta(days=7)
    return "每周五", fridays


def month_end(month):
    return datetime.date(YEAR, month, calendar.monthrange(YEAR, month)[1])


def reminder_days(due, working_days):
    """The days of the year on which someone is told of what is due on `due`: REMIND_BEFORE and the due day itself.

    What falls on a rest day moves back to a working day; two steps on one day make one message.
    """
    days = {working_days.before(due, count) for count in REMIND_BEFORE}
    days.add(working_days.on_or_before(due))
    return {day for day in days if FIRST_DAY <= day <= LAST_DAY}


# Working days before the due day on which the liaison is told.
REMIND_BEFORE = (30, 7, 1)
