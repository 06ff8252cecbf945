/// The verbs and objects that plans are written with: what may follow a deadline.
enum OfficeWords {
  /// Two characters each; a tail is known by holding one of them.
  private static let words = """
    完成 提交 上报 报送 报告 反馈 实现 开工 建设 建成 投产 投入 竣工 验收 交付 启动 开展 组织 召开 举办 制定 印发 发布 出台 修订 完善 形成 建立 健全 落实 推进 推动
    实施 整改 到位 办结 办理 销号 汇总 统计 总结 上线 运行 运营 使用 签订 签约 签署 达到 达成 确保 争取 检查 督查 督办 考核 评估 审核 审批 批复 核准 备案 公示 公布 通报
    宣传 培训 学习 调研 走访 互访 交流 对接 协调 沟通 联系 会商 研究 讨论 部署 安排 拨付 下达 下发 支付 兑现 筹措 安装 调试 改造 维修 维护 采购 招标 中标 开标 征收 拆迁
    搬迁 入住 入驻 分配 发放 补助 补贴 帮扶 扶贫 脱贫 摘帽 结对 选派 派出 接收 接待 挂职 招聘 招收 就业 转移 输出 输送 引进 引入 培育 培养 种植 养殖 销售 消费 推广 推介 示范
    试点 创建 申报 申请 申领 报名 参加 参与 出席 主持 编制 编写 起草 拟定 草拟 撰写 整理 归档 移交 转交 交接 交由 送达 递交 呈报 呈送 审议 审定 通过 公开 更新 补充 补齐 清理
    清查 摸排 摸底 排查 核查 核实 核对 核定 抽查 自查 巡查 复查 复核 验证 评审 评比 评选 表彰 奖励 处理 处置 处罚 关闭 取缔 停产 拆除 整治 治理 修复 绿化 种树 造林 开通 通车
    通水 通电 通气 贯通 合龙 封顶 开业 营业 挂牌 揭牌 成立 组建 设立 增设 配备 配齐 配置 招募 录用 聘用 任命 交底 施工 动工 复工 复产 生产 收购 储备 供应 供货 发货 收货
    到货 付款 结算 决算 预算 审计 缴纳 征缴 清缴 追缴 退还 归还 偿还 贷款 融资 投资 注册 登记 认证 认定 评定 确定 确认 明确 细化 分解 制订 拟订 修改 调整 优化 提升 提高 增加
    增长 降低 减少 压减 控制 消除 解决 化解 巩固 拓展 深化 强化 加强 加快 全面 基本 初步 全部 如期 按时 按期 按要 有序 稳步 扎实 集中 统一 联合 共同 分别 逐项 逐级 建议 意见
    方案 计划 规划 报表 报到 材料 台账 台帐 清单 名单 情况 进展 进度 工作 任务 目标 指标 项目 工程 会议 例会 活动 讲座 论坛 展会 行动 信息 数据 资料 文件 通知 简报 专报 月报 季报
    年报 周报 快报 日报 总数 总量 资金 经费 物资 设备 设施 平台 系统 基地 园区 机制 制度 协议 合同 联席 专题 座谈 慰问 看望 体检 义诊 巡诊 支教 支医 送教 送医 捐赠 募捐 认购
    收看 观看 听取 汇报 述职 评议 测评 问卷 调查 监测 监督 检测 检验 抽样 采样 试运 试行 执行 贯彻 学校 医院 村庄 主要 领导 负责 做好 抓好 搞好 开好 办好 管好 用好 建好 写好 交到
    报至 报市 报区 报县 报省 交至 交市 交区 送至 送市 送区 寄送 寄至 发至 发送 推送 上交 上传 上墙 录入 填报 填写 汇编 编印 刊发 播出 播放 刊登 转发 转办 交办 承办 主办 协办 牵头
    配合 支持 支援 援助 服务 保障 供给 满足 覆盖 走完 跟进 跟踪 回访 回复 答复 答辩 回应 复函 来函 发函 约谈 问责 追责 销账 清零 清欠 见效 见底 成效 实效 封闭 解除 终止 退出 收官 收尾
    扫尾 攻坚 冲刺 决战 达标 达产 满产 投用 启用 停用 切换 割接 迁移 部门 单位 企业 贫困 群众 干部 医生 教师 学生 人才 人员 技术 产业 农业 旅游 文化 教育 卫生 健康 环保 生态 安全
    防汛 抗旱 消防 演练 演习 值班 值守 待命 放假 开学 招生 录取 毕业 考试 面试 笔试 体测 政审 公告 公开 拍卖 挂牌 摘牌 出让 供地 用地 选址 立项 可研 勘察 设计 环评 能评 稳评 报建 报批
    图审 招商 洽谈 签字 盖章 用印 付清 付讫 缴清 结清 结束 停止 完工 完善 完毕 定稿 成稿 初稿 送审 报审 终审 过会 上会 上架 下架 首批 首次 首期 一期 二期 三期 全覆 到账 到岗 到任 赴任
    就位 入库 出库 入户 到户 到人 到村 入学 返岗 返乡 返校 分红 量化 确权 颁证 发证 换证 办证 年检 年审 年鉴 修编 编纂 核销 核减 核增 赴印 赴紫 率党 党政 发现 履行 调度 会审 会签 会办
    """

  private static let table: Set<UInt64> = {
    var table: Set<UInt64> = []
    var first: UInt32?
    for scalar in words.unicodeScalars {
      guard scalar.value > 0x7F else {
        first = nil
        continue
      }
      if let first { table.insert(UInt64(first) << 32 | UInt64(scalar.value)) }
      first = first == nil ? scalar.value : nil
    }
    return table
  }()

  static func holds(_ first: UInt32, _ second: UInt32) -> Bool {
    table.contains(UInt64(first) << 32 | UInt64(second))
  }

  /// English verbs and nouns that may follow or precede an English deadline.
  static let english: Set<String> = [
    "submit", "submitted", "complete", "completed", "completion", "finish", "finished", "report", "reported",
    "reports",
    "hold", "held", "publish", "published", "issue", "organise", "organize", "build", "start", "deliver",
    "delivered",
    "review", "reviewed", "meeting", "meetings", "ledger", "summary", "plan", "visit", "visits", "training", "send",
    "sent", "approve", "approved", "establish", "sign", "signed", "inspect", "inspection", "update", "updated",
    "hand",
    "file", "draft", "prepare", "open", "conduct", "carry", "achieve", "reach", "times", "papers", "documents",
  ]
}
