<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Breakdown</name>
    <message>
        <source>{currency} per 1M</source>
        <translation>单价 {currency}/百万</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Input (cache hit)</source>
        <translation>输入（缓存命中）</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Input (cache miss)</source>
        <translation>输入（缓存未命中）</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>与当前相比</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>当前</translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>&amp;Same usage on every model</source>
        <translation>同样用量，各模型的费用(&amp;S)</translation>
    </message>
    <message>
        <source>Double click or Enter picks a model</source>
        <translation>双击或按 Enter 切换模型</translation>
    </message>
    <message>
        <source>Same usage on every model</source>
        <translation>同样用量，各模型的费用</translation>
    </message>
</context>
<context>
    <name>Copy</name>
    <message>
        <source>Kimi API cost</source>
        <translation>Kimi API 费用</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Input tokens per request</source>
        <translation>输入 tokens / 次</translation>
    </message>
    <message>
        <source>Of these, cache hits</source>
        <translation>其中缓存命中</translation>
    </message>
    <message>
        <source>Output tokens per request</source>
        <translation>输出 tokens / 次</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求次数</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>{currency} per 1M</source>
        <translation>单价 {currency}/百万</translation>
    </message>
    <message>
        <source>Subtotal {currency}</source>
        <translation>小计 {currency}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Per request</source>
        <translation>每次</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>thousands</source>
        <comment>How large counts are said. For 万 and 亿 translate it as: myriads</comment>
        <translation>myriads</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Type a number, such as 45,000 or 45k.</source>
        <translation>请输入数字，例如 45,000 或 4.5万。</translation>
    </message>
    <message>
        <source>Go on typing…</source>
        <translation>请继续输入…</translation>
    </message>
    <message>
        <source>This is a whole text. Type a number, such as 45,000.</source>
        <translation>这是一段文字。请输入数字，例如 45,000。</translation>
    </message>
    <message>
        <source>Can&apos;t be negative. Type 0 or more.</source>
        <translation>不能是负数，请输入 0 或更大的数。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a whole number. Did you mean {example}?</source>
        <translation>“{text}”不是整数。是指 {example} 吗？</translation>
    </message>
    <message>
        <source>The comma in &quot;{text}&quot; is misplaced. Did you mean {example}?</source>
        <translation>“{text}”的分隔位置不对。是指 {example} 吗？</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; can be read in two ways. Type it without separators.</source>
        <translation>“{text}”有两种读法，请去掉分隔符再输入。</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Type a number, such as 45,000, 45k or 1000*30.</source>
        <translation>看不懂“{text}”。请输入数字，例如 45,000、4.5万 或 1000*30。</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Type a percentage, such as 60.</source>
        <translation>看不懂“{text}”。请输入百分比，例如 60。</translation>
    </message>
    <message>
        <source>At most 100 %: cache hits are a part of the input.</source>
        <translation>最多 100%：缓存命中是输入的一部分。</translation>
    </message>
    <message>
        <source>Each request needs {needed} tokens of context (input + output), {model} has {limit}.</source>
        <translation>每次请求需要 {needed} tokens 的上下文（输入 + 输出），而 {model} 最多 {limit}。</translation>
    </message>
    <message>
        <source>These models fit: {models}</source>
        <translation>可以改用：{models}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No model of the price list fits: split the request into smaller ones.</source>
        <translation>价格表中没有能容纳它的模型，请把请求拆小。</translation>
    </message>
    <message>
        <source>over its context of {limit}</source>
        <translation>超出上下文 {limit}</translation>
    </message>
    <message>
        <source>turn {turn} is over its context of {limit}</source>
        <translation>第 {turn} 轮超出上下文 {limit}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Kimi price calculator</source>
        <translation>Kimi 价格计算器</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>外观(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Copy &amp;result</source>
        <translation>复制结果(&amp;R)</translation>
    </message>
    <message>
        <source>Copy exact &amp;amount</source>
        <translation>复制精确金额(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Kimi price calculator {version}

Works offline with the prices of the official page of {date}.

MIT licence. Made with Qt and PySide6 (LGPL) and PyYAML (MIT).</source>
        <translation>Kimi 价格计算器 {version}

离线计算，价格来自 {date} 的官方价格页。

MIT 许可证。使用 Qt 与 PySide6（LGPL）、PyYAML（MIT）构建。</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>tier {up_to}</source>
        <translation>{up_to} 档</translation>
    </message>
    <message>
        <source>Context {tokens}</source>
        <translation>上下文 {tokens}</translation>
    </message>
    <message>
        <source>{n} price tiers by request length</source>
        <translation>按请求长度分 {n} 档计价</translation>
    </message>
    <message>
        <source>input {input} · output {output} per 1M</source>
        <translation>输入 {input} · 输出 {output} / 百万</translation>
    </message>
    <message>
        <source>cache hit {hit} · miss {input} · output {output} per 1M</source>
        <translation>命中 {hit} · 未命中 {input} · 输出 {output} / 百万</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>vision</source>
        <translation>视觉</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已下线</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Each request is {context} tokens long ({input} input + {output} output), so all of it is billed at the prices of the tier {tier}.</source>
        <translation>每次请求共 {context} tokens（输入 {input} + 输出 {output}），落在“{tier}”档，整个请求都按这一档计价。</translation>
    </message>
    <message>
        <source>Turns {first} to {last} are billed at the prices of the tier {tier}.</source>
        <translation>第 {first}–{last} 轮按“{tier}”档计价。</translation>
    </message>
    <message>
        <source>Assumption: output counts towards a request&apos;s length, which the official page leaves open. By input alone the total would be {other_total}.</source>
        <translation>假设：请求长度包含输出，官方页面没有说明这一点。若只算输入，合计为 {other_total}。</translation>
    </message>
    <message>
        <source>Assumption: only input counts towards a request&apos;s length, which the official page leaves open. With the output it would be {other_total}.</source>
        <translation>假设：请求长度只算输入，官方页面没有说明这一点。若连输出一起算，合计为 {other_total}。</translation>
    </message>
    <message>
        <source>This model has no cache price: all input is billed at its input price.</source>
        <translation>这个模型没有缓存价，全部输入都按输入价计费。</translation>
    </message>
    <message>
        <source>The total is rounded for display. Exactly, it is {exact}.</source>
        <translation>合计为四舍五入后的显示值，精确金额是 {exact}。</translation>
    </message>
    <message>
        <source>up to {up_to} tokens</source>
        <translation>{up_to} tokens 以内</translation>
    </message>
    <message>
        <source>{first} to {up_to} tokens</source>
        <translation>{first} 至 {up_to} tokens</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Breakdown by charge</source>
        <translation>费用明细</translation>
    </message>
    <message>
        <source>Co&amp;py result</source>
        <translation>复制结果(&amp;P)</translation>
    </message>
    <message>
        <source>{amount} per request</source>
        <translation>每次 {amount}</translation>
    </message>
    <message>
        <source>Total · not current: correct the marked field</source>
        <translation>合计 · 尚未更新，请先修正标出的输入</translation>
    </message>
    <message>
        <source>Total · no price: the request is too long for this model</source>
        <translation>合计 · 无法计价：请求超出了这个模型的上下文</translation>
    </message>
    <message>
        <source>Total · 1 request</source>
        <translation>合计 · 1 次请求</translation>
    </message>
    <message>
        <source>Total · {n} requests</source>
        <translation>合计 · {n} 次请求</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Price list {date} ({days} days old) · from the official price page · works offline</source>
        <translation>价格表 {date}（{days} 天前）· 来自官方价格页 · 离线计算，不联网</translation>
    </message>
    <message>
        <source>Price list {date} ({months} months old) · from the official price page · works offline</source>
        <translation>价格表 {date}（{months} 个月前）· 来自官方价格页 · 离线计算，不联网</translation>
    </message>
</context>
<context>
    <name>UsageForm</name>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Input tokens per request</source>
        <translation>输入 tokens / 次(&amp;I)</translation>
    </message>
    <message>
        <source>Of these, &amp;cache hits</source>
        <translation>其中缓存命中(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Output tokens per request</source>
        <translation>输出 tokens / 次(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>请求次数(&amp;R)</translation>
    </message>
    <message>
        <source>Cache hits in percent</source>
        <translation>缓存命中百分比</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>上下文占用</translation>
    </message>
    <message>
        <source>thinking is billed as output</source>
        <translation>思考过程也按输出计费</translation>
    </message>
    <message>
        <source>this model has no cache price</source>
        <translation>这个模型没有缓存价</translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation>{n} tokens</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Pick this model</source>
        <translation>改用这个模型</translation>
    </message>
</context>
</TS>
