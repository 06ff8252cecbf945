"""An office in which everybody is told of one task on 25 July 2018, by mail."""


def write(folder, channel, people, mark=""):
    """Its rules in `folder`; `mark` stands at the end of every title."""
    numbers = range(1, people + 1)
    text = [
        "plan: {id: p, title: 试验计划, year: 2018, issued: 2018-01-02, policy: once, calendar: plain}",
        "calendars: {plain: {weekend: [saturday, sunday]}}",
        f"channels: {{mail: {channel}}}",
        "policies: {once: {steps: [{on: due, tell: liaison}]}}",
        'office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [mail], delivery: {at: "09:00"}}',
        "units:", *(f"  - {{name: 单位{n}, liaison: 联络员{n}}}" for n in numbers),
        "people:", *(f"  - {{name: 联络员{n}, email: person{n}@example.org}}" for n in numbers),
        "tasks:",
        *(f"  - {{id: t{n}, title: 组织第{n}批企业对接{mark}, lead: 单位{n}, due: 2018-07-25}}" for n in numbers),
    ]
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules/office.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")
