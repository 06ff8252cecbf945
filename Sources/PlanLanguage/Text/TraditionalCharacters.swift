/// The traditional characters of the words that deadlines are written with.
enum TraditionalCharacters {
  /// The simplified character of `value`, or `value` itself.
  static func simplified(_ value: UInt32) -> UInt32 {
    guard (0x2F00...0x9FFF).contains(value) else { return value }
    return table[value] ?? value
  }

  private static let pairs = """
    個个內内後后會会開开時时點点週周號号從从結结據据達达終终間间當当應应屆届務务報报學学業业們们這这節节還还進进過过
    動动對对屬属標标準准設设計计劃划項项無无長长書书實实現现體体發发總总調调員员單单階阶級级層层導导關关聯联繫系統统
    協协議议組组織织辦办備备記记錄录補补歷历曆历舊旧慶庆勞劳陽阳個个歲岁雙双兩两萬万億亿幾几參参與与為为於于來来盡尽
    適适確确認认審审驗验檢检評评選选舉举訂订簽签約约執执續续維维護护彙汇匯汇擬拟擴扩轉转運运營营產产農农鄉乡鎮镇縣县區区
    圍围場场劑剂隨随將将爭争條条視视顧顾訪访請请該该誰谁讓让變变遞递遲迟鄰邻釋释鐘钟閱阅陸陆隊队際际難难題题類类預预領领
    額额風风飛飞養养驅驱齊齐齡龄黨党佈布傳传傾倾僅仅價价優优償偿儲储兒儿創创則则剛刚勢势勝胜勵励匯汇壓压壞坏壯壮夢梦夠够
    專专尋寻屜屉島岛幹干廠厂廣广廳厅張张強强徵征恆恒態态慣惯戰战戶户搶抢擇择擔担擊击攜携攝摄數数斷断暫暂書书東东極极構构樣样
    權权歡欢歸归殘残氣气決决沒没測测湧涌溫温滿满滾滚潔洁濟济灣湾為为熱热狀状獎奖環环畢毕異异療疗眾众礎础禮礼種种稱称穩稳
    競竞籌筹紀纪級级納纳純纯紙纸細细給给絕绝經经綜综綠绿網网線线編编練练縮缩績绩職职聽听腳脚臨临興兴舉举藝艺處处虧亏
    術术複复規规覽览觀观訊讯討讨訓训託托設设許许診诊話话詳详誤误說说課课論论諮咨講讲證证識识譯译負负財财責责貧贫貨货貫贯貸贷費费資资賽赛
    質质贈赠趕赶車车軍军輔辅輪轮輸输農农邊边郵邮醫医錢钱鍵键鑑鉴門门閉闭陣阵陰阴雜杂離离電电靈灵頁页順顺須须頓顿頒颁願愿
    馬马髮发鬥斗魚鱼鮮鲜麗丽麥麦黃黄點点翌翌末末⽉月⽇日⼀一⼆二⼗十⼋八⽉月⽔水⽕火⾦金⼟土⽊木⼯工⼒力
    """

  private static let table: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    var traditional: UInt32?
    for scalar in pairs.unicodeScalars where scalar.value > 0x2000 {
      if let key = traditional {
        table[key] = scalar.value
        traditional = nil
      } else {
        traditional = scalar.value
      }
    }
    return table
  }()
}
