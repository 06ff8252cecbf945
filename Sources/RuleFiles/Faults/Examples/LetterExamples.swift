import Diagnostics

extension FaultExample {
  /// Letters and those they go to.
  static let letters: [FaultCode: FaultExample] = [
    .templateUnread: FaultExample(
      template: "<h1>{{subjct}}</h1>\n{{#groups}}\n<h2>{{heading}}</h2>\n{{/groups}}\n",
      "<h1>{{subject}}</h1>\n{{#groups}}\n<h2>{{heading}}</h2>\n{{/groups}}\n",
      zh: "写错的名称在信里会是一片空白。模板放在规则文件夹里，叫 letter.html.mustache 或 letter.txt.mustache；信里有哪些名称，见 "
        + "duban reference。文字一律转义，所以没有 {{{ }}}。",
      en:
        "A misspelt name would be a blank in every letter. Templates stand in the folder of rules and are called "
        + "letter.html.mustache and letter.txt.mustache; duban reference lists the names that letters have. Every text is "
        + "escaped, so there is no {{{ }}}."),
    .ruleNoAddress: FaultExample(
      "channels: {mail: {kind: mail, server: localhost, security: none}, desk: {kind: file, folder: reports}}\n"
        + "people: [{name: 张三}]\n",
      "channels: {mail: {kind: mail, server: localhost, security: none}, desk: {kind: file, folder: reports}}\n"
        + "people: [{name: 张三, email: zhang@example.org}]\n",
      zh: "发给这个人的信都会送不出去，只有管理员知道。给他写上 email（邮箱），或者用 channels（渠道）改走别的渠道。邮箱只能用英文字母、数字和常用符号。",
      en:
        "No letter would reach them, and only the administrators would hear of it. Give them an 'email', or another channel "
        + "by 'channels'. An address is written in ASCII."),
  ]

  private init(template wrong: String, _ mended: String, zh: String, en: String) {
    self.init(.text(wrong), mended, zh: zh, en: en)
    file = "letter.html.mustache"
  }
}
