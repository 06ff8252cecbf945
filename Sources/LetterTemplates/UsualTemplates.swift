/// The templates of letters that an office has not written itself.
public enum UsualTemplates {
  /// The text: word for word what a letter says without any template.
  public static let text = """
    {{greeting}}

    {{#opening-lines}}
    {{.}}
    {{/opening-lines}}
    {{#groups}}

    {{heading}}
    {{#entries}}

    {{#text-lines}}
    {{.}}
    {{/text-lines}}
    {{/entries}}
    {{/groups}}

    --------
    {{#footer-lines}}
    {{.}}
    {{/footer-lines}}

    """

  /// The page. Its style stands in the elements themselves, for mail programs drop everything else; it holds up without
  /// colours and on paper.
  public static let html = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{subject}}</title>
    </head>
    <body style="margin: 0; padding: 16px; color: #1a1a1a; background: #ffffff; font-family: 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; font-size: 15px; line-height: 1.6;">
    <div style="max-width: 720px; margin: 0 auto;">
    <p style="margin: 0 0 8px;">{{greeting}}</p>
    <p style="margin: 0 0 16px;">{{opening}}</p>
    {{#groups}}
    <h2 style="margin: 24px 0 8px; padding: 4px 10px; border-left: 5px solid #555555; font-size: 17px; background: #f2f2f2;">{{heading}}</h2>
    {{#entries}}
    <div style="margin: 12px 0; padding: 10px 12px; border: 1px solid #8c8c8c; border-radius: 4px; page-break-inside: avoid;">
    <h3 style="margin: 0 0 6px; font-size: 16px;">{{number}}. {{title}}</h3>
    <table role="presentation" style="width: 100%; border-collapse: collapse;">
    {{#details}}
    <tr>
    <td style="padding: 2px 8px 2px 0; vertical-align: top; white-space: nowrap; color: #595959;">{{label}}</td>
    <td style="padding: 2px 0; vertical-align: top; width: 100%; word-break: break-word;">
    {{#lines}}
    {{#verbatim}}<code style="display: block; padding: 1px 6px; background: #f2f2f2; font-family: Consolas, Menlo, monospace; font-size: 14px; word-break: break-all;">{{.}}</code>{{/verbatim}}{{^verbatim}}<div>{{.}}</div>{{/verbatim}}
    {{/lines}}
    </td>
    </tr>
    {{/details}}
    </table>
    {{#remark}}
    <p style="margin: 6px 0 0; color: #8f1414;">{{remark}}</p>
    {{/remark}}
    </div>
    {{/entries}}
    {{/groups}}
    <div style="margin-top: 24px; padding-top: 8px; border-top: 1px solid #8c8c8c; color: #595959; font-size: 13px;">
    {{#footer}}
    <p style="margin: 2px 0;">{{.}}</p>
    {{/footer}}
    </div>
    </div>
    </body>
    </html>

    """
}
