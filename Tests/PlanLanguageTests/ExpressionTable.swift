/// The table of deadline expressions from real plans, read for a plan of 2018.
///
/// Columns: id, expression, kind, start, end, due day for 2018, rule, recurrence rule, the other reading's due day.
enum ExpressionTable {
  static let text = """
    001|全年|window|2018-01-01|2018-12-31|2018-12-31|any time in plan year||
    002|全年向印江输送1项以上新技术|window|2018-01-01|2018-12-31|2018-12-31|quota >=1 within the year||
    003|年内|window|2018-01-01|2018-12-31|2018-12-31|||
    004|年内至少召开1次|window|2018-01-01|2018-12-31|2018-12-31|quota >=1 in the year||
    005|年内率党政代表团赴印江开展至少1次|window|2018-01-01|2018-12-31|2018-12-31|quota >=1 in the year||
    006|年内至少3次|window|2018-01-01|2018-12-31|2018-12-31|quota >=3 in the year||
    008|当年度完成|window|2018-01-01|2018-12-31|2018-12-31|||
    009|2018年度|window|2018-01-01|2018-12-31|2018-12-31|||
    010|2019年度|window|2019-01-01|2019-12-31|2019-12-31|||
    011|2018年|window|2018-01-01|2018-12-31|2018-12-31|||
    014|上半年|window|2018-01-01|2018-06-30|2018-06-30|||
    015|上半年通过整改验收|window|2018-01-01|2018-06-30|2018-06-30|||
    017|2019年上半年|window|2019-01-01|2019-06-30|2019-06-30|||
    020|一季度|window|2018-01-01|2018-03-31|2018-03-31|||
    021|二季度|window|2018-04-01|2018-06-30|2018-06-30|||
    022|力争二季度实现|window|2018-04-01|2018-06-30|2018-06-30|||
    023|力争第二季度开工建设|window|2018-04-01|2018-06-30|2018-06-30|||
    027|1-3季度|window|2018-01-01|2018-09-30|2018-09-30|||
    028|4～11月|window|2018-04-01|2018-11-30|2018-11-30|||
    029|7～11月|window|2018-07-01|2018-11-30|2018-11-30|||
    030|6～8月|window|2018-06-01|2018-08-31|2018-08-31|||
    031|9～11月|window|2018-09-01|2018-11-30|2018-11-30|||
    032|3～9月|window|2018-03-01|2018-09-30|2018-09-30|||
    033|3～11月|window|2018-03-01|2018-11-30|2018-11-30|||
    034|3～12月|window|2018-03-01|2018-12-31|2018-12-31|||
    036|4—11月|window|2018-04-01|2018-11-30|2018-11-30|||
    040|11-2月|window|2018-11-01|2019-02-28|2019-02-28|||
    041|2018年6月-2019年3月|window|2018-06-01|2019-03-31|2019-03-31|||
    042|4月|window|2018-04-01|2018-04-30|2018-04-30|||
    043|5月|window|2018-05-01|2018-05-31|2018-05-31|||
    044|9月|window|2018-09-01|2018-09-30|2018-09-30|||
    045|6月完成|window|2018-06-01|2018-06-30|2018-06-30|||
    047|争取3月初步完成整改目标|window|2018-03-01|2018-03-31|2018-03-31|||
    048|12月|window|2018-12-01|2018-12-31|2018-12-31|||
    049|3月份|window|2018-03-01|2018-03-31|2018-03-31|||
    050|3、6、9、12月|recurring||||four times a year in those months|FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1|
    055|7月中旬|window|2018-07-11|2018-07-20|2018-07-20|||
    058|12月中下旬|window|2018-12-11|2018-12-31|2018-12-31|||
    066|8月前|due||2018-07-31|2018-07-31|||2018-08-31
    067|10月前|due||2018-09-30|2018-09-30|||2018-10-31
    068|于2017年10月前|due||2017-09-30|2017-09-30|||2017-10-31
    069|2017年12月前|due||2017-11-30|2017-11-30|||2017-12-31
    070|2017年12月之前|due||2017-11-30|2017-11-30|||2017-12-31
    072|8月以前|due||2018-07-31|2018-07-31|||2018-08-31
    075|8月31日前|due||2018-08-31|2018-08-31|||2018-08-30
    076|2018年7月底前|due||2018-07-31|2018-07-31|||
    077|2018年7月底前修订完善|due||2018-07-31|2018-07-31|||
    078|6月底前|due||2018-06-30|2018-06-30|||
    079|3月底前|due||2018-03-31|2018-03-31|||
    081|2019年3月底前|due||2019-03-31|2019-03-31|||
    082|2019年4月底前|due||2019-04-30|2019-04-30|||
    083|2019年6月底前|due||2019-06-30|2019-06-30|||
    084|2019年8月底前|due||2019-08-31|2019-08-31|||
    089|2020年4月底前|due||2020-04-30|2020-04-30|||
    091|2021年3月底前|due||2021-03-31|2021-03-31|||
    095|2017年底前|due||2017-12-31|2017-12-31|||
    096|年底前|due||2018-12-31|2018-12-31|||
    098|年底|due||2018-12-31|2018-12-31|||
    099|年底提交工作台账|due||2018-12-31|2018-12-31|||
    100|年末|window|2018-12-01|2018-12-31|2018-12-31|||
    101|年末有统计|window|2018-12-01|2018-12-31|2018-12-31|checkpoint||
    102|年终|window|2018-12-11|2018-12-31|2018-12-31|||
    103|年初|window|2018-01-01|2018-03-31|2018-03-31|||2018-02-28
    104|年初有计划|window|2018-01-01|2018-03-31|2018-03-31|checkpoint||
    105|年中|window|2018-06-01|2018-07-31|2018-07-31|||2018-06-30
    106|年中有检查|window|2018-06-01|2018-07-31|2018-07-31|checkpoint||
    107|2020年底前|due||2020-12-31|2020-12-31|||
    108|2020年底|due||2020-12-31|2020-12-31|||
    109|到2020年底|due||2020-12-31|2020-12-31|||
    112|到2020年|due||2020-12-31|2020-12-31|||
    113|到2020年全面建成小康社会|due||2020-12-31|2020-12-31|||
    116|到2025年|due||2025-12-31|2025-12-31|||
    117|2020年全面完成脱贫任务|due|2020-01-01|2020-12-31|2020-12-31|||
    118|力争在2019年前|due||2018-12-31|2018-12-31|||2019-12-31
    119|2020年前|due||2019-12-31|2019-12-31|||2020-12-31
    120|2020年以前|due||2019-12-31|2019-12-31|||2020-12-31
    121|2018年12月31日前|due||2018-12-31|2018-12-31|||2018-12-30
    123|2021年2月3日前|due||2021-02-03|2021-02-03|||
    124|2月7日前|due||2018-02-07|2018-02-07|||
    125|3月31日前|due||2018-03-31|2018-03-31|||2018-03-30
    127|5月20日前完成|due||2018-05-20|2018-05-20|stage deadline in heading brackets||
    128|2020年2月29日前完成|due||2020-02-29|2020-02-29|stage deadline in heading brackets||
    129|于5月20日前上报|due||2018-05-20|2018-05-20|||
    131|10月20日前|due||2018-10-20|2018-10-20|||2018-10-19
    133|3月5日下午16:30前|due||2018-03-05|2018-03-05T16:30|||
    134|3月15日前反馈|due||2018-03-15|2018-03-15|||
    135|2020年2月3日前|due||2020-02-03|2020-02-03|||
    136|于1月底前|due||2018-01-31|2018-01-31|||
    137|2月底前|due||2018-02-28|2018-02-28|||
    140|10月20日24时前|due|||2018-10-20T24:00|||
    142|截至6月30日|due||2018-06-30|2018-06-30|||
    146|本月底前|relative|||month end of issue month|||
    147|下月10日前|relative|||10th of month after issue|||
    148|本周五前|relative|||Friday of issue week|||
    151|2019年9月16日—10月16日|window|2019-09-16|2019-10-16|2019-10-16|stage 2||
    154|3月1日至5月31日|window|2018-03-01|2018-05-31|2018-05-31|||
    156|自本方案印发之日起至2018年12月31日|window|issue date|2018-12-31|2018-12-31|||
    157|第一阶段（3月—4月）|window|2018-03-01|2018-04-30|2018-04-30|stage||
    158|2016-2020年|window|2016-01-01|2020-12-31|2020-12-31|||
    159|2016年至2020年每年|recurring|2016-01-01|2020-12-31|12-31 each year|yearly quota, 5 instances|FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31;UNTIL=20201231|
    160|2018—2020年|window|2018-01-01|2020-12-31|2020-12-31|||
    162|2012年起5年内|window|2012-01-01|2016-12-31|2016-12-31|||
    165|三至五年|relative|issue date|+3..+5 years||||
    167|“十三五”期间|window|2016-01-01|2020-12-31|2020-12-31|||
    168|十四五期间|window|2021-01-01|2025-12-31|2025-12-31|||
    169|“十三五”末|due||2020-12-31|2020-12-31|||
    170|攻坚期内|window||2020-12-31|2020-12-31|||
    172|本届政府任期内|unresolvable||||||
    173|每月|recurring|||month end|monthly|FREQ=MONTHLY;BYMONTHDAY=-1|
    174|每月发布1-2条|recurring|||month end|quota 1..2 per month|FREQ=MONTHLY;BYMONTHDAY=-1|
    175|每月1-2条|recurring|||month end|quota 1..2 per month|FREQ=MONTHLY;BYMONTHDAY=-1|
    176|按要求每月上报|recurring|||month end|monthly report|FREQ=MONTHLY;BYMONTHDAY=-1|
    177|每月5日前|recurring|||5th|monthly, report about the previous month|FREQ=MONTHLY;BYMONTHDAY=5|
    178|每月15日前|recurring|||15th|monthly|FREQ=MONTHLY;BYMONTHDAY=15|
    179|于每月23日前|recurring|||23rd|monthly|FREQ=MONTHLY;BYMONTHDAY=23|
    180|每月28日前|recurring|||28th|monthly|FREQ=MONTHLY;BYMONTHDAY=28|
    181|每月底前|recurring|||last day|monthly|FREQ=MONTHLY;BYMONTHDAY=-1|
    182|每月末|recurring|||last day|monthly|FREQ=MONTHLY;BYMONTHDAY=-1|
    184|月例会|recurring||||monthly meeting|FREQ=MONTHLY|
    186|每两月|recurring||||every 2 months|FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1|
    187|每周|recurring|||Friday|weekly|FREQ=WEEKLY;BYDAY=FR|
    190|每日|recurring|||daily|daily (working days)|FREQ=DAILY|
    195|每季度更新完善|recurring|||quarter end|quarterly|FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1|
    197|每季度末|recurring|||quarter end|quarterly|FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1|
    199|每季度第一个月1日前|recurring|||1 Jan/Apr/Jul/Oct|quarterly, about the previous quarter|FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=1|
    201|季度结束后10日内|recurring|||10 Apr/Jul/Oct/Jan|quarterly relative|FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10|
    202|每季度第二个月|recurring|||end of Feb/May/Aug/Nov|quarterly|FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=-1|
    203|半年度|recurring|||30 Jun & 31 Dec|half-yearly|FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1|
    204|半年度和全年度工作总结|recurring|||30 Jun (or 10 Jul) and 31 Dec|two reports|FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1|
    205|半年一次|recurring|||30 Jun & 31 Dec|half-yearly|FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1|
    207|每半年至少1次|recurring|||30 Jun & 31 Dec|quota >=1 per half-year|FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1|
    208|每年|recurring|||31 Dec|yearly|FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31|
    209|每年至少互访一次|recurring|||31 Dec|quota >=1 per year|FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31|
    211|每年接待1－2批次|recurring|||31 Dec|quota 1..2 per year|FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31|
    212|每年暑期|recurring|2018-07-01|2018-08-31|31 Aug|yearly window Jul-Aug|FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=31|
    215|每年3月底前|recurring|||31 Mar|yearly|FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1|
    217|次年2月底前|due||2019-02-28|2019-02-28|assessment report||
    218|两年一次|recurring|||31 Dec|every 2 years|FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31|
    219|每学期|recurring|||end Jan & end Jun|per school term||
    221|每年年初|recurring|||31 Mar|yearly|FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31|
    223|定期|unresolvable||||recurrence without a period||
    224|定期召开例会|unresolvable||||recurrence without a period||
    225|双方领导定期开展互访|unresolvable||||recurrence without a period||
    226|定期推送|unresolvable||||recurrence without a period||
    227|定期对进展情况进行督查及通报|unresolvable||||recurrence without a period||
    228|不定期|unresolvable||||ad hoc||
    229|适时|unresolvable||||when suitable||
    230|适时召开工作推进会|unresolvable||||when suitable||
    231|收到通知后10个工作日内|relative|receipt|+10 working days|received Fri 2018-02-09 -> 2018-02-28|||
    232|30个工作日内|relative|decision date|+30 working days||||
    233|会后7日内|relative|meeting date|+7 days||||
    234|5日内|relative|receipt|+5 days||||
    236|急件1—5日内办结|relative|receipt|+1..5 days||||
    237|一般在30日内办结|relative|receipt|+30 days||||
    238|一般在20日内办结|relative|receipt|+20 days||||
    240|24小时内|relative|trigger|+24 h||||
    244|活动结束后一周内|relative|event|+7 days||||
    246|提前一周|relative|||event - 7 days|||
    247|根据项目推动进展情况，即时|relative||||event-triggered||
    248|立即|relative|issue|issue + 1..3 working days||||
    250|即刻开展|relative|issue|||||
    251|即时|relative|event|||event-triggered||
    252|及时|unresolvable||||||
    253|及时上报|unresolvable||||||
    254|尽早|unresolvable||||||
    260|按时间节点|unresolvable||||||
    262|按上级要求时限|unresolvable||||||
    263|根据年度工作进展情况|unresolvable||||||
    264|春节前|relative||2018-02-14|2018-02-14|anchor: Spring Festival 2018 holiday 15-21 Feb||2018-02-15
    265|节前|unresolvable||||||
    266|春节期间|window|2018-02-15|2018-02-21|2018-02-21|||
    267|元旦春节期间|window|2018-01-01|2018-02-21|2018-02-21|||
    268|清明节前|relative||2018-04-04|2018-04-04|holiday 5-7 Apr 2018||
    269|五一前|relative||2018-04-28|2018-04-28|holiday 29 Apr-1 May; Sat 28 Apr is a make-up workday||
    270|端午节前|relative||2018-06-15|2018-06-15|holiday 16-18 Jun||
    272|国庆节前|relative||2018-09-30|2018-09-30|holiday 1-7 Oct; Sat 29 and Sun 30 Sep are make-up workdays||
    275|暑期|window|2018-07-01|2018-08-31|2018-08-31|||
    276|寒假期间|window|2018-01-20|2018-02-28|2018-02-28|||
    278|秋冬季|window|2018-10-01|2019-03-31|2019-03-31|||
    281|两会前|relative||2018-03-02|2018-03-02|national sessions opened 3 Mar (CPPCC) / 5 Mar (NPC) 2018; local sessions Jan||
    282|“10.17”全国扶贫日|window|2018-10-17|2018-10-17|2018-10-17|fixed yearly event|FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=17|
    284|借助“春风行动”|unresolvable||||campaign anchored||
    285|“高校毕业生就业周”|unresolvable||||campaign anchored||
    287|已经完成，长期坚持|ongoing||||||
    288|持续推进|ongoing||||||
    291|持续帮扶|ongoing||||||
    293|常态化交流|ongoing||||||
    294|逐步|ongoing||||||
    295|不断|ongoing||||||
    296|继续开展|ongoing||||||
    297|贯穿全年|ongoing|2018-01-01|2018-12-31|2018-12-31|||
    298|分阶段|unresolvable||||||
    300|分步实施|unresolvable||||||
    301|滚动管理|ongoing||||||
    302|中长期|unresolvable||||||
    303|挂职学习3个月|not_deadline||||duration of a secondment||
    304|为期6个月|not_deadline||||duration of training||
    305|跟岗学习半学期|not_deadline||||duration||
    306|1个月以上|not_deadline||||duration >= 1 month||
    308|以2018年帮扶资金为基数|not_deadline||||base year of a comparison||
    309|摸底排查|not_deadline||||contains 底||
    310|四年来|not_deadline||||past period||
    311|近三年|not_deadline||||past period||
    314|当前|not_deadline||||contains 前||
    315|前方工作组|not_deadline||||contains 前||
    316|前后|not_deadline||||contains 前||
    317|3-5年|relative||||duration range||
    318|2018年7月17日印发|not_deadline||||imprint date of the document||
    322|同上|unresolvable||||copy from the row above||
    323|按季度推进|recurring|||quarter end||FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1|
    324|以季度为节点|recurring|||quarter end||FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1|
    325|月月有进展、季季有突破|ongoing||||slogan||
    326|倒排工期|unresolvable||||back-plan from the deadline||
    """
}
