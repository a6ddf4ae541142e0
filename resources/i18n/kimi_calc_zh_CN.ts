<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Kimi price calculator {version}</source>
        <translation>Kimi 价格计算器 {version}</translation>
    </message>
    <message>
        <source>An independent program: it is not a product of Moonshot AI. It works offline.</source>
        <translation>独立开发的程序，不是月之暗面（Moonshot AI）的产品。全程离线运行。</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The program is under the MIT licence.

Qt and PySide6 are used under the LGPL, version 3: their libraries are files of their own beside the program, and may be replaced by others that fit. Their source code:
{sources}

What Qt itself contains of others:
{others}

PyYAML is under the MIT licence, Python under that of the Python Software Foundation.</source>
        <translation>本程序采用 MIT 许可证。

Qt 和 PySide6 按 LGPL 第 3 版使用：它们的库是程序旁边的独立文件，可以换成其他兼容的版本。源代码：
{sources}

Qt 所含的第三方组件：
{others}

PyYAML 采用 MIT 许可证，Python 采用 Python 软件基金会的许可证。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>This price list is {days} days old.</source>
        <translation>这份价格表是 {days} 天前的。</translation>
    </message>
    <message>
        <source>This price list is {days} days old, and all its models are retired.</source>
        <translation>这份价格表是 {days} 天前的，其中的模型均已下线。</translation>
    </message>
    <message>
        <source>This price list is {months} months old.</source>
        <translation>这份价格表是 {months} 个月前的。</translation>
    </message>
    <message>
        <source>This price list is {months} months old, and all its models are retired.</source>
        <translation>这份价格表是 {months} 个月前的，其中的模型均已下线。</translation>
    </message>
</context>
<context>
    <name>BasisCard</name>
    <message>
        <source>Price basis</source>
        <translation>价格依据</translation>
    </message>
    <message>
        <source>Update to today&apos;s prices</source>
        <translation>按今天的价格更新</translation>
    </message>
    <message>
        <source>Use the successor</source>
        <translation>改用替代模型</translation>
    </message>
    <message>
        <source>There is no item yet.</source>
        <translation>还没有项目。</translation>
    </message>
</context>
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
        <source>List price {price}</source>
        <translation>目录价 {price}</translation>
    </message>
    <message>
        <source>{price} a call</source>
        <translation>{price} / 次</translation>
    </message>
    <message>
        <source>Cache write ({lifetime})</source>
        <translation>缓存写入（{lifetime}）</translation>
    </message>
    <message>
        <source>Calls: {name}</source>
        <translation>调用：{name}</translation>
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
        <source>Web search</source>
        <translation>联网搜索</translation>
    </message>
    <message>
        <source>Web search, pro</source>
        <translation>联网搜索（专业版）</translation>
    </message>
    <message>
        <source>Page fetch</source>
        <translation>网页抓取</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
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
    <name>BudgetField</name>
    <message>
        <source>&amp;Budget</source>
        <translation>预算反推(&amp;B)</translation>
    </message>
    <message>
        <source>any number: it costs nothing</source>
        <translation>不限次数，费用为 0</translation>
    </message>
    <message>
        <source>buys {n} conversations</source>
        <translation>可用 {n} 个对话</translation>
    </message>
    <message>
        <source>buys {n} requests</source>
        <translation>可用 {n} 次</translation>
    </message>
</context>
<context>
    <name>CacheField</name>
    <message>
        <source>Of these, &amp;cache hits</source>
        <translation>其中缓存命中(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cache hits of what is sent again</source>
        <translation>重复部分的缓存命中(&amp;C)</translation>
    </message>
    <message>
        <source>Cache hits in percent</source>
        <translation>缓存命中百分比</translation>
    </message>
    <message>
        <source>this model has no cache price</source>
        <translation>这个模型没有缓存价</translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation>{n} tokens</translation>
    </message>
    <message>
        <source>of the previous turn&apos;s input</source>
        <translation>占上一轮输入的比例</translation>
    </message>
</context>
<context>
    <name>Characters</name>
    <message>
        <source>≈ {range} Chinese characters</source>
        <translation>≈ {range}汉字</translation>
    </message>
</context>
<context>
    <name>Charged</name>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>batch prices</source>
        <translation>批量价</translation>
    </message>
    <message>
        <source>{name} × {n} per turn</source>
        <translation>每轮含 {n} 次{name}</translation>
    </message>
    <message>
        <source>{name} × {n} per request</source>
        <translation>每次含 {n} 次{name}</translation>
    </message>
    <message>
        <source>This price list doesn&apos;t have: {what}. The total is without</source>
        <translation>本价格表没有：{what}，合计不含这些</translation>
    </message>
    <message>
        <source>{lifetime}: billed as a miss</source>
        <translation>{lifetime}：按未命中计费</translation>
    </message>
    <message>
        <source>{lifetime}: no price</source>
        <translation>{lifetime}：无价格</translation>
    </message>
    <message>
        <source>{lifetime}: as a miss</source>
        <translation>{lifetime}：同未命中价</translation>
    </message>
    <message>
        <source>{lifetime}: twice a miss</source>
        <translation>{lifetime}：未命中价的 2 倍</translation>
    </message>
    <message>
        <source>{lifetime}: {n} × a miss</source>
        <translation>{lifetime}：未命中价的 {n} 倍</translation>
    </message>
    <message>
        <source>{lifetime}: {price} per 1M</source>
        <translation>{lifetime}：{price} / 百万</translation>
    </message>
</context>
<context>
    <name>CloseBox</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Conversations in budget</source>
        <translation>预算可用对话数</translation>
    </message>
    <message>
        <source>Requests in budget</source>
        <translation>预算可用次数</translation>
    </message>
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
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>特性</translation>
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
        <source>Co&amp;lumns</source>
        <translation>列(&amp;L)</translation>
    </message>
    <message>
        <source>Same usage on every model</source>
        <translation>同样用量，各模型的费用</translation>
    </message>
    <message>
        <source>&amp;Context length</source>
        <translation>上下文长度(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Marks (vision, thinking, …)</source>
        <translation>特性：视觉、思考等(&amp;M)</translation>
    </message>
    <message>
        <source>What the &amp;budget buys</source>
        <translation>预算可用次数(&amp;B)</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>high confidence</source>
        <translation>把握较大</translation>
    </message>
    <message>
        <source>medium confidence</source>
        <translation>中等把握</translation>
    </message>
    <message>
        <source>low confidence</source>
        <translation>把握较小</translation>
    </message>
</context>
<context>
    <name>ConversationFields</name>
    <message>
        <source>Fixe&amp;d prefix (system prompt …)</source>
        <translation>固定前缀（系统提示等）(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>每轮提问(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>每轮回答(&amp;A)</translation>
    </message>
    <message>
        <source>T&amp;urns</source>
        <translation>轮数(&amp;U)</translation>
    </message>
    <message>
        <source>Co&amp;nversations</source>
        <translation>对话数(&amp;N)</translation>
    </message>
    <message>
        <source>Fixed prefix from text…</source>
        <translation>从文本估算固定前缀…</translation>
    </message>
    <message>
        <source>Question from text…</source>
        <translation>从文本估算每轮提问…</translation>
    </message>
    <message>
        <source>Answer from text…</source>
        <translation>从文本估算每轮回答…</translation>
    </message>
    <message>
        <source>From text…</source>
        <translation>从文本…</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>thinking included</source>
        <translation>含思考内容</translation>
    </message>
</context>
<context>
    <name>CopiedTable</name>
    <message>
        <source>Copy selected rows</source>
        <translation>复制所选行</translation>
    </message>
</context>
<context>
    <name>Copy</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>List price, {currency} per 1M</source>
        <translation>目录价，{currency}/百万</translation>
    </message>
    <message>
        <source>{charge}, price of a call</source>
        <translation>{charge}（按次计价）</translation>
    </message>
    <message>
        <source>Fixed prefix, tokens</source>
        <translation>固定前缀 tokens</translation>
    </message>
    <message>
        <source>Question per turn, tokens</source>
        <translation>每轮提问 tokens</translation>
    </message>
    <message>
        <source>Answer per turn, tokens</source>
        <translation>每轮回答 tokens</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话数</translation>
    </message>
    <message>
        <source>Cache hits of what is sent again</source>
        <translation>重复部分的缓存命中</translation>
    </message>
    <message>
        <source>Requests per day</source>
        <translation>每天请求次数</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
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
        <source>Of these, cache hits in percent</source>
        <translation>其中缓存命中占比</translation>
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
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>What is new in a turn is cached for</source>
        <translation>每轮新增内容的缓存时长</translation>
    </message>
    <message>
        <source>{charge}, per turn</source>
        <translation>{charge}，每轮</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>{model}, {usage}, total {total} (prices of {date})</source>
        <translation>{model}，{usage}，合计 {total}（{date} 价）</translation>
    </message>
    <message>
        <source>{model}, {usage}, total {total} (prices of {date}, {contract}; {list_total} at list prices)</source>
        <translation>{model}，{usage}，合计 {total}（{date} 价，{contract}，目录价 {list_total}）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{model} (retired {date})</source>
        <translation>{model}（{date} 已下线）</translation>
    </message>
    <message>
        <source>{n} conversations</source>
        <translation>{n} 个对话</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 个对话</translation>
    </message>
    <message>
        <source>{n} turns</source>
        <translation>{n} 轮</translation>
    </message>
    <message>
        <source>1 turn</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{n} requests a day × {days} days</source>
        <translation>每天 {n} 次 × {days} 天</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 次</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} 次</translation>
    </message>
    <message>
        <source>Prefix {prefix}, question {question}, answer {answer} tokens · cache hits {share} of what is sent again</source>
        <translation>固定前缀 {prefix} · 每轮提问 {question} · 每轮回答 {answer} tokens · 重发部分缓存命中 {share}</translation>
    </message>
    <message>
        <source>Each: input {input} (cache hits {hits}) + output {output} tokens</source>
        <translation>每次输入 {input}（缓存命中 {hits}）+ 输出 {output} tokens</translation>
    </message>
    <message>
        <source>Each: input {input} (cache hits {hits}, written {written}) + output {output} tokens</source>
        <translation>每次：输入 {input}（缓存命中 {hits}，写入 {written}）+ 输出 {output} tokens</translation>
    </message>
    <message>
        <source>budget {amount} {bought}</source>
        <translation>预算 {amount} {bought}</translation>
    </message>
    <message>
        <source>Total, about</source>
        <translation>约合</translation>
    </message>
    <message>
        <source>buys any number: it costs nothing</source>
        <translation>次数不限：不产生费用</translation>
    </message>
    <message>
        <source>buys {n} conversations</source>
        <translation>可用 {n} 个对话</translation>
    </message>
    <message>
        <source>buys {n} requests</source>
        <translation>可用 {n} 次</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>下线日期</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>替代模型</translation>
    </message>
    <message>
        <source>Worked out on</source>
        <translation>计算日期</translation>
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
    <name>Currencies</name>
    <message>
        <source>CNY</source>
        <translation>人民币</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>美元</translation>
    </message>
</context>
<context>
    <name>CurrencyDialog</name>
    <message>
        <source>None</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>货币(&amp;C)</translation>
    </message>
    <message>
        <source>The total is shown in this currency too, at the rate that you type, as an approximation. The program works offline and knows no rates.</source>
        <translation>合计旁会按填写的汇率显示这种货币的约合金额。本程序离线运行，不会获取汇率。</translation>
    </message>
    <message>
        <source>Second currency</source>
        <translation>第二货币</translation>
    </message>
    <message>
        <source>&amp;Rate: 1 {code} in {currency}</source>
        <translation>汇率：1 {code} 等于多少 {currency}(&amp;R)</translation>
    </message>
</context>
<context>
    <name>CurrencySwitch</name>
    <message>
        <source>&amp;CNY</source>
        <translation>人民币(&amp;C)</translation>
    </message>
    <message>
        <source>US&amp;D</source>
        <translation>美元(&amp;D)</translation>
    </message>
</context>
<context>
    <name>DaysEdit</name>
    <message>
        <source>30 days: a month</source>
        <translation>30 天（一个月）</translation>
    </message>
    <message>
        <source>22 days: the working days of a month</source>
        <translation>22 天（一个月的工作日）</translation>
    </message>
    <message>
        <source>7 days: a week</source>
        <translation>7 天（一周）</translation>
    </message>
    <message>
        <source>365 days: a year</source>
        <translation>365 天（一年）</translation>
    </message>
</context>
<context>
    <name>DearestCard</name>
    <message>
        <source>Dearest requests</source>
        <translation>最贵的请求</translation>
    </message>
    <message>
        <source>By the prices that the files were read with; others were chosen since.</source>
        <translation>这里是读取文件时的价格，之后换过价格。</translation>
    </message>
    <message>
        <source>Read the files a&amp;gain</source>
        <translation>重新读取文件(&amp;G)</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>再显示 {n} 条</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>{model}: new</source>
        <translation>{model}：新增</translation>
    </message>
    <message>
        <source>{model}: not in the list any more</source>
        <translation>{model}：不在新价格表中</translation>
    </message>
    <message>
        <source>{model}: context {before} → {after}</source>
        <translation>{model}：上下文 {before} → {after}</translation>
    </message>
    <message>
        <source>{what} {price}, new</source>
        <translation>{what} {price}，新增</translation>
    </message>
    <message>
        <source>{what} {price}, not priced any more</source>
        <translation>{what} {price}，不再单独定价</translation>
    </message>
    <message>
        <source>{what} {before} → {after}</source>
        <translation>{what} {before} → {after}</translation>
    </message>
    <message>
        <source>{what} {before} → {after}, {percent}</source>
        <translation>{what} {before} → {after}，{percent}</translation>
    </message>
    <message>
        <source>{model}: {charge}</source>
        <translation>{model}：{charge}</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>All prices {percent}</source>
        <translation>全部价格 {percent}</translation>
    </message>
</context>
<context>
    <name>Discounts</name>
    <message>
        <source>{what}: {factor}</source>
        <translation>{what} {factor}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>contract price, {discounts}</source>
        <translation>合同价 {discounts}</translation>
    </message>
    <message>
        <source>off</source>
        <comment>How discounts are said. For 折 translate it as: left</comment>
        <translation>left</translation>
    </message>
    <message>
        <source>no discount</source>
        <translation>不打折</translation>
    </message>
    <message>
        <source>{percent} off</source>
        <translation>优惠 {percent}</translation>
    </message>
    <message>
        <source>{tenths} tenths left</source>
        <translation>{tenths} 折</translation>
    </message>
    <message>
        <source>Cache writes</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>按次调用</translation>
    </message>
    <message>
        <source>{charge} of {family}</source>
        <translation>{family} {charge}</translation>
    </message>
    <message>
        <source>all else</source>
        <translation>其余</translation>
    </message>
</context>
<context>
    <name>DocumentBatch</name>
    <message>
        <source>{count} requests · tokens on average {average}, shortest {shortest}, longest {longest}</source>
        <translation>{count} 次请求 · 平均 {average} tokens，最短 {shortest}，最长 {longest}</translation>
    </message>
    <message>
        <source>Cost as input, each file in its own price tier: {cost}</source>
        <translation>输入费用（每个文件按各自的价格档计）：{cost}</translation>
    </message>
    <message>
        <source>Cost as input, of all files: {cost}</source>
        <translation>输入费用（全部文件）：{cost}</translation>
    </message>
    <message>
        <source>Too long for {model} and left out: {count} files.</source>
        <translation>{count} 个文件超出 {model} 的上下文，放不下，未计入。</translation>
    </message>
    <message>
        <source>May be too long for {model}: {count} files.</source>
        <translation>{count} 个文件可能超出 {model} 的上下文。</translation>
    </message>
    <message>
        <source>{name}: too long, {model} takes up to {limit} tokens a request</source>
        <translation>{name}：放不下，{model} 每次请求最多 {limit} tokens</translation>
    </message>
    <message>
        <source>{name}: may be too long, {model} takes up to {limit} tokens a request</source>
        <translation>{name}：可能放不下，{model} 每次请求最多 {limit} tokens</translation>
    </message>
    <message>
        <source>The page works with one length for all requests: it gets the average, rounded up.</source>
        <translation>页面上每次请求的长度相同，将填入平均值（向上取整）。</translation>
    </message>
    <message>
        <source>There that costs {there}; each file by itself costs {exact}.</source>
        <translation>按平均值计为 {there}，按每个文件分别计为 {exact}。</translation>
    </message>
</context>
<context>
    <name>DraftModels</name>
    <message>
        <source>&amp;Add a model</source>
        <translation>添加模型(&amp;A)</translation>
    </message>
    <message>
        <source>Remove the model</source>
        <translation>删除此模型</translation>
    </message>
    <message>
        <source>Add &amp;batch prices</source>
        <translation>添加批量价格(&amp;B)</translation>
    </message>
    <message>
        <source>Takes images</source>
        <translation>支持图像</translation>
    </message>
    <message>
        <source>Thinks</source>
        <translation>支持思考</translation>
    </message>
    <message>
        <source>&amp;Model id</source>
        <translation>模型 ID(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Family</source>
        <translation>模型系列(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Context length, tokens</source>
        <translation>上下文长度，tokens(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Retired from (empty: still served)</source>
        <translation>下线日期（留空为在售）(&amp;R)</translation>
    </message>
    <message>
        <source>{call}, per call</source>
        <translation>{call}，每次</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Serve {model} again</source>
        <translation>恢复 {model}</translation>
    </message>
    <message>
        <source>Retire {model}</source>
        <translation>今天下线 {model}</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Can&apos;t be kept: give at most 10,000 characters, and whole ones.</source>
        <translation>无法保存：最多 10,000 个字符，且不能有残缺字符。</translation>
    </message>
</context>
<context>
    <name>EmptyEstimate</name>
    <message>
        <source>Put several uses together, and see what they cost a month and a year.</source>
        <translation>把几项用量放在一起，看每月和第一年要花多少。</translation>
    </message>
    <message>
        <source>On the page Calculate, Ctrl+Enter adds what stands there as an item.</source>
        <translation>在“计算”页按 Ctrl+Enter，也能把当前用量加为一项。</translation>
    </message>
    <message>
        <source>&amp;Add from Calculate</source>
        <translation>从计算页加入(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open an estimate…</source>
        <translation>打开估算单(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Import items…</source>
        <translation>导入项目(&amp;I)…</translation>
    </message>
    <message>
        <source>Save a &amp;template for items…</source>
        <translation>保存导入模板(&amp;T)…</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Type a number, such as 45,000 or 45k.</source>
        <translation>请输入数字，例如 45,000 或 4.5万。</translation>
    </message>
    <message>
        <source>Type a percentage, such as 60%.</source>
        <translation>请输入百分比，例如 60%。</translation>
    </message>
    <message>
        <source>Type an amount, such as 5,000.</source>
        <translation>请输入金额，例如 5,000。</translation>
    </message>
    <message>
        <source>Go on typing…</source>
        <translation>请继续输入…</translation>
    </message>
    <message>
        <source>This is a whole text. Type a number.</source>
        <translation>这是一段文字，请输入数字。</translation>
    </message>
    <message>
        <source>These are several cells or lines. Paste one.</source>
        <translation>这里有多个单元格或多行，请只粘贴一个。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a whole number. Try 45,000 or 45k.</source>
        <translation>“{text}”不是整数，可填 45,000 或 4.5万。</translation>
    </message>
    <message>
        <source>No minus and no division here. Type the result.</source>
        <translation>不支持减法和除法，请直接填结果。</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Type an amount, such as 5,000.</source>
        <translation>无法识别“{text}”，请输入金额，例如 5,000。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is another currency. Type an amount in {currency}.</source>
        <translation>“{text}”是另一种货币，请填 {currency} 金额。</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Type a percentage, such as 60%.</source>
        <translation>无法识别“{text}”，请输入百分比，例如 60%。</translation>
    </message>
    <message>
        <source>Is that {as_share} or {as_percent}? Type it with the %.</source>
        <translation>是 {as_share} 还是 {as_percent}？请写上 %。</translation>
    </message>
    <message>
        <source>At most 100%: cache hits are a part of the input.</source>
        <translation>最多 100%：缓存命中是输入的一部分。</translation>
    </message>
    <message>
        <source>At most {example}: the input that is no hit. Empty: all of it.</source>
        <translation>最多 {example}，即未命中的输入；留空即全部。</translation>
    </message>
    <message>
        <source>Can&apos;t be negative. Type 0 or more.</source>
        <translation>不能是负数，请输入 0 或更大的数。</translation>
    </message>
    <message>
        <source>At least 1.</source>
        <translation>至少为 1。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a whole number. Did you mean {example}?</source>
        <translation>“{text}”不是整数。是指 {example} 吗？</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>&quot;{text}&quot; can be read in two ways. Type {example}.</source>
        <translation>“{text}”有两种读法。请输入 {example}。</translation>
    </message>
    <message>
        <source>The comma in &quot;{text}&quot; is misplaced. Did you mean {example}?</source>
        <translation>“{text}”的分隔位置不对。是指 {example} 吗？</translation>
    </message>
    <message>
        <source>No minus and no division here. Did you mean {example}?</source>
        <translation>不支持减法和除法。是指 {example} 吗？</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Did you mean {example}?</source>
        <translation>无法识别“{text}”。是指 {example} 吗？</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; can be read in two ways. Type it without separators.</source>
        <translation>“{text}”有两种读法，请去掉分隔符再输入。</translation>
    </message>
    <message>
        <source>A count goes here, money in the budget.</source>
        <translation>这里填 tokens 或次数，金额请填在预算中。</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Try 45,000 or 45k.</source>
        <translation>无法识别“{text}”，可填 45,000 或 4.5万。</translation>
    </message>
    <message>
        <source>Type a rate above 0, such as 7.12.</source>
        <translation>请填写大于 0 的汇率，例如 7.12。</translation>
    </message>
    <message>
        <source>No model of the price list has one.</source>
        <translation>价格表中没有模型提供此价格。</translation>
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
        <source>No model of the price list fits: make it shorter, or several of it.</source>
        <translation>价格表中没有模型能容纳：请缩短，或拆成几次。</translation>
    </message>
    <message>
        <source>{model} is not in this price list.</source>
        <translation>{model} 不在这份价格表中。</translation>
    </message>
    <message>
        <source>Pick another model.</source>
        <translation>请另选一个模型。</translation>
    </message>
    <message>
        <source>{model} was replaced by {successor}.</source>
        <translation>{model} 已由 {successor} 取代。</translation>
    </message>
    <message>
        <source>Turn batch off: no model of the price list has such prices for this.</source>
        <translation>请关闭批量：价格表中没有模型能以批量价计算此用量。</translation>
    </message>
    <message>
        <source>Turn batch off, or pick one of: {models}</source>
        <translation>请关闭批量，或改用：{models}</translation>
    </message>
    <message>
        <source>Not even 1 turn fits: it needs {needed} tokens of context (input + output), {model} has {limit}.</source>
        <translation>连 1 轮也放不下：需要 {needed} tokens 上下文（输入 + 输出），{model} 只有 {limit}。</translation>
    </message>
    <message>
        <source>At most 1 turn fits: turn {turn} needs {needed} tokens of context (input + output), {model} has {limit}.</source>
        <translation>最多 1 轮：第 {turn} 轮需要 {needed} tokens 上下文（输入 + 输出），{model} 只有 {limit}。</translation>
    </message>
    <message>
        <source>At most {most} turns fit: turn {turn} needs {needed} tokens of context (input + output), {model} has {limit}.</source>
        <translation>最多 {most} 轮：第 {turn} 轮需要 {needed} tokens 上下文（输入 + 输出），{model} 只有 {limit}。</translation>
    </message>
    <message>
        <source>{model} has no batch prices in this price list.</source>
        <translation>本价格表中 {model} 没有批量价。</translation>
    </message>
    <message>
        <source>{model} has no prices for the service {what} in this price list.</source>
        <translation>本价格表中，{model} 没有 {what} 服务的价格。</translation>
    </message>
    <message>
        <source>{model} has no price for {what} in this price list.</source>
        <translation>本价格表中，{model} 没有“{what}”的价格。</translation>
    </message>
    <message>
        <source>has no price for this</source>
        <translation>没有此项价格</translation>
    </message>
    <message>
        <source>over its context of {limit}</source>
        <translation>超出上下文 {limit}</translation>
    </message>
    <message>
        <source>1 turn is over its context of {limit}</source>
        <translation>1 轮就超出上下文 {limit}</translation>
    </message>
    <message>
        <source>at most 1 turn</source>
        <translation>最多 1 轮</translation>
    </message>
    <message>
        <source>at most {n} turns</source>
        <translation>最多 {n} 轮</translation>
    </message>
</context>
<context>
    <name>EstimateDocument</name>
    <message>
        <source>Untitled estimate</source>
        <translation>未命名估算单</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Kept automatically, can be recovered</source>
        <translation>已自动保存，可恢复</translation>
    </message>
</context>
<context>
    <name>EstimateExports</name>
    <message>
        <source>There is nothing to export yet: add an item first.</source>
        <translation>还没有可导出的内容：请先加入一项。</translation>
    </message>
    <message>
        <source>Export the estimate</source>
        <translation>导出估算单</translation>
    </message>
    <message>
        <source>There is nothing to copy yet: add an item first.</source>
        <translation>还没有可复制的内容：请先加入一项。</translation>
    </message>
    <message>
        <source>{file} is still being written: wait for it, or cancel it.</source>
        <translation>{file} 还在导出：请等它完成，或取消。</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was changed.</source>
        <translation>已取消导出，没有改动任何文件。</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>已导出：{file}</translation>
    </message>
</context>
<context>
    <name>EstimateFile</name>
    <message>
        <source>this is no ordinary file: choose an estimate&apos;s file</source>
        <translation>这不是普通文件，请选择估算单文件</translation>
    </message>
    <message>
        <source>the file is too large for an estimate (over {most} KB): choose another one</source>
        <translation>文件太大（超过 {most} KB），不会是估算单，请另选一个</translation>
    </message>
    <message>
        <source>the file is empty: choose one that holds an estimate</source>
        <translation>文件是空的，请选择内容为估算单的文件</translation>
    </message>
    <message>
        <source>the character U+{number} can&apos;t be in an estimate: delete it</source>
        <translation>估算单里不能有字符 U+{number}，请删除</translation>
    </message>
    <message>
        <source>too much from here on is written otherwise than the program writes it: write it in its way, or less of it</source>
        <translation>从这里开始，写法与本程序不同的内容太多，请按本程序的写法写，或减少这些内容</translation>
    </message>
    <message>
        <source>this is nested too deeply for an estimate: take levels away</source>
        <translation>这里的层级太深，估算单没有这么多层，请减少层级</translation>
    </message>
    <message>
        <source>a second document begins: keep one estimate a file</source>
        <translation>这里开始了第二个文档：一个文件请只放一份估算单</translation>
    </message>
    <message>
        <source>this is a price list, no estimate: choose another file, or import it on the page Prices</source>
        <translation>这是价格表，不是估算单：请选择其他文件，或在“价格”页导入</translation>
    </message>
    <message>
        <source>{part} must have either &apos;{key}&apos; or &apos;per_day&apos; and &apos;days&apos;: keep one of them</source>
        <translation>{part}须写“{key}”，或写“per_day”和“days”，请只保留其中一种</translation>
    </message>
    <message>
        <source>{part} can&apos;t have both &apos;cached&apos; and &apos;cache_hits&apos;: keep one of them</source>
        <translation>{part}不能同时写“cached”和“cache_hits”，请只保留一个</translation>
    </message>
    <message>
        <source>{part} has &apos;days&apos; without &apos;per_day&apos;: add it, or delete this</source>
        <translation>{part}有“days”却没有“per_day”，请补上，或删除它</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is no lifetime of a cache: write one such as 5m or 1h</source>
        <translation>“{key}”不是缓存时长，请写成 5m 或 1h 这样</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is too long: write at most {most} characters</source>
        <translation>“{key}”太长，请写 {most} 个字符以内</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; holds half a character: write whole ones</source>
        <translation>“{key}”里有半个字符，请写完整的字符</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a whole number such as 2000</source>
        <translation>“{key}”写的是“{text}”，请写整数，例如 2000</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a percentage from 0% to 100%</source>
        <translation>“{key}”写的是“{text}”，请写 0% 到 100% 之间的百分比</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a percentage such as 6%, with few decimals</source>
        <translation>“{key}”写的是“{text}”，请写百分比，例如 6%，小数位不要太多</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a percentage such as 10% or -10%, more than -100% and at most 1000%</source>
        <translation>“{key}”写的是“{text}”，请写百分比，例如 10% 或 -10%，须大于 -100%，最多 1000%</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a number from 1 to {most}</source>
        <translation>“{key}”写的是“{text}”，请写 1 到 {most} 之间的数</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write once, day, week or month</source>
        <translation>“{key}”写的是“{text}”，请写 once、day、week 或 month</translation>
    </message>
    <message>
        <source>the price list &apos;{text}&apos; stands here again (first in line {first}): keep one</source>
        <translation>价格表“{text}”又出现了一次（第一次在第 {first} 行），请只保留一个</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;, and the file holds no such price list: write one that it holds</source>
        <translation>“{key}”写的是“{text}”，文件里没有这份价格表，请写文件里有的</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;, and the price list &apos;{list}&apos; holds no such model: write one that it holds</source>
        <translation>“{key}”写的是“{text}”，价格表“{list}”里没有这个模型，请写其中有的</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is {cached}, the input only {input}, of which hits are a part: write less of one, or more of the other</source>
        <translation>“{key}”是 {cached}，输入只有 {input}，而命中是输入的一部分，请减少前者或增加后者</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is {written} and {cached} are hits, the input only {input}, of which both are parts: write less of them, or more of it</source>
        <translation>“{key}”是 {written}，命中 {cached}，输入只有 {input}，而两者都是输入的一部分，请减少它们或增加输入</translation>
    </message>
    <message>
        <source>a request has {needed} tokens, &apos;{model}&apos; takes {limit}: shorten it, or write another model</source>
        <translation>一次请求有 {needed} tokens，“{model}”最多 {limit}，请缩短，或换一个模型</translation>
    </message>
    <message>
        <source>&apos;{model}&apos; has no price for &apos;{service}&apos; in this file: write another service</source>
        <translation>“{model}”在这个文件里没有“{service}”的价格，请换一种服务</translation>
    </message>
    <message>
        <source>&apos;{model}&apos; has no price for &apos;{charge}&apos; in this file: delete it</source>
        <translation>“{model}”在这个文件里没有“{charge}”的价格，请删除</translation>
    </message>
    <message>
        <source>this can&apos;t be priced ({reason}): mend it</source>
        <translation>这一项无法计价（{reason}），请修改</translation>
    </message>
    <message>
        <source>an estimate</source>
        <translation>估算单</translation>
    </message>
    <message>
        <source>an item</source>
        <translation>一项用量</translation>
    </message>
    <message>
        <source>an item with &apos;turns&apos;</source>
        <translation>带“turns”的一项</translation>
    </message>
    <message>
        <source>&apos;growth&apos;</source>
        <translation>“growth”</translation>
    </message>
    <message>
        <source>&apos;written&apos;</source>
        <translation>“written”</translation>
    </message>
    <message>
        <source>&apos;calls&apos;</source>
        <translation>“calls”</translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened: {fault} (and {n} more)</source>
        <translation>无法打开 {file}：{fault}（另有 {n} 处）</translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened: {fault}</source>
        <translation>无法打开 {file}：{fault}</translation>
    </message>
</context>
<context>
    <name>EstimateFileMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export estimate</source>
        <translation>导出估算单(&amp;E)</translation>
    </message>
    <message>
        <source>Earlier &amp;versions…</source>
        <translation>以前的版本(&amp;V)…</translation>
    </message>
    <message>
        <source>Compare &amp;with another estimate…</source>
        <translation>与另一份估算单比较(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Excel workbook…</source>
        <translation>Excel 工作簿(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;CSV table…</source>
        <translation>CSV 表格(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;PDF document…</source>
        <translation>PDF 文档(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Markdown…</source>
        <translation>Markdown(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Import items…</source>
        <translation>导入项目(&amp;I)…</translation>
    </message>
    <message>
        <source>Save a &amp;template for items…</source>
        <translation>保存导入模板(&amp;T)…</translation>
    </message>
    <message>
        <source>Open .kimicalc files by &amp;double click</source>
        <translation>双击 .kimicalc 文件时用本程序打开(&amp;D)</translation>
    </message>
    <message>
        <source>Kimi estimate</source>
        <translation>Kimi 估算单</translation>
    </message>
    <message>
        <source>Windows did not allow it ({why}); ask your administrator</source>
        <translation>Windows 不允许这样设置（{why}），请联系管理员</translation>
    </message>
    <message>
        <source>A double click on a .kimicalc file opens it with this program now.</source>
        <translation>现在双击 .kimicalc 文件，就会用本程序打开。</translation>
    </message>
    <message>
        <source>A double click on a .kimicalc file no longer opens this program.</source>
        <translation>双击 .kimicalc 文件不再打开本程序。</translation>
    </message>
</context>
<context>
    <name>EstimateFiles</name>
    <message>
        <source>Open an estimate</source>
        <translation>打开估算单</translation>
    </message>
    <message>
        <source>Save the estimate</source>
        <translation>保存估算单</translation>
    </message>
</context>
<context>
    <name>EstimateHeader</name>
    <message>
        <source>Untitled estimate</source>
        <translation>未命名估算单</translation>
    </message>
    <message>
        <source>Name of the estimate</source>
        <translation>估算单名称</translation>
    </message>
    <message>
        <source>● unsaved</source>
        <translation>● 未保存</translation>
    </message>
    <message>
        <source>&amp;Add from Calculate</source>
        <translation>从计算页加入(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Copy summary</source>
        <translation>复制汇总(&amp;C)</translation>
    </message>
    <message>
        <source>Can&apos;t be kept: give at most 10,000 characters, and whole ones.</source>
        <translation>无法保存：最多 10,000 个字符，且不能有残缺字符。</translation>
    </message>
    <message>
        <source>Copy as a &amp;table</source>
        <translation>复制为表格(&amp;T)</translation>
    </message>
    <message>
        <source>For the &amp;quotation…</source>
        <translation>报价信息(&amp;Q)…</translation>
    </message>
    <message>
        <source>&amp;Import items…</source>
        <translation>导入项目(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>EstimateImport</name>
    <message>
        <source>Import items (.xlsx, .csv)</source>
        <translation>导入项目（.xlsx、.csv）</translation>
    </message>
    <message>
        <source>Save a template for items (.xlsx or .csv)</source>
        <translation>保存导入模板（.xlsx 或 .csv）</translation>
    </message>
    <message>
        <source>The template can&apos;t be saved: {reason}</source>
        <translation>模板无法保存：{reason}</translation>
    </message>
    <message>
        <source>Template saved: {file}</source>
        <translation>模板已保存：{file}</translation>
    </message>
    <message>
        <source>1 item came in.</source>
        <translation>已导入 1 项。</translation>
    </message>
    <message>
        <source>{n} items came in.</source>
        <translation>已导入 {n} 项。</translation>
    </message>
</context>
<context>
    <name>EstimateNotice</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>载入新内容</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>What is in the file now stays among its versions</source>
        <translation>文件现有内容会保留在历史版本中</translation>
    </message>
    <message>
        <source>Undo brings yours back</source>
        <translation>撤销即可找回您的内容</translation>
    </message>
    <message>
        <source>The next save replaces what is in the file now</source>
        <translation>下次保存会替换文件现有内容</translation>
    </message>
    <message>
        <source>It stays among the versions</source>
        <translation>仍可在历史版本中找到</translation>
    </message>
    <message>
        <source>it would not read as it is</source>
        <translation>写入的内容与当前内容不一致</translation>
    </message>
    <message>
        <source>This is a fault of the program: export it, and report it.</source>
        <translation>这是程序的错误，请先导出，并反馈给我们。</translation>
    </message>
    <message>
        <source>it is too large for a file</source>
        <translation>内容过大，超出文件上限</translation>
    </message>
    <message>
        <source>Make several estimates of it.</source>
        <translation>请拆分为多份估算单。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Make room there, or save it somewhere else.</source>
        <translation>请腾出空间，或保存到其他位置。</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Save it under a shorter name.</source>
        <translation>请换一个短一些的文件名保存。</translation>
    </message>
    <message>
        <source>Save it somewhere else.</source>
        <translation>请保存到其他位置。</translation>
    </message>
    <message>
        <source>there is something else of that name</source>
        <translation>同名位置已有其他内容</translation>
    </message>
    <message>
        <source>it may not be written there, or another program has it open</source>
        <translation>没有写入权限，或文件正被其他程序占用</translation>
    </message>
    <message>
        <source>its folder is not there any more</source>
        <translation>所在文件夹已不存在</translation>
    </message>
    <message>
        <source>{name} was not saved: {reason}. {remedy} What you have here is still all there.</source>
        <translation>未能保存 {name}：{reason}。{remedy}当前内容都还在。</translation>
    </message>
    <message>
        <source>Not saved: {name} was changed by another program since.</source>
        <translation>未保存：{name} 已被其他程序修改。</translation>
    </message>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>{name} 已被其他程序修改。</translation>
    </message>
    <message>
        <source>{name} is not there any more. Saving writes it anew.</source>
        <translation>{name} 已被移动或删除，保存时会重新写入。</translation>
    </message>
    <message>
        <source>There are unsaved changes of {name} ({time}); its file is another one since.</source>
        <translation>“{name}”有未保存的更改（{time}），但文件此后已有变动。</translation>
    </message>
    <message>
        <source>There are unsaved changes of {name} ({time}).</source>
        <translation>“{name}”有未保存的更改（{time}）。</translation>
    </message>
    <message>
        <source>an estimate without a name</source>
        <translation>未命名的估算单</translation>
    </message>
    <message>
        <source>{said} And {n} more.</source>
        <translation>{said}另有 {n} 份。</translation>
    </message>
    <message>
        <source>Unsaved changes of another time are damaged and can&apos;t be restored. The file is kept as {name}.</source>
        <translation>有一份未保存的更改已损坏，无法恢复，文件保留为 {name}。</translation>
    </message>
    <message>
        <source>{name} is open in another window too: what is saved last stays.</source>
        <translation>{name} 也在另一个窗口中打开：以最后一次保存为准。</translation>
    </message>
    <message>
        <source>Unsaved changes can&apos;t be kept automatically: the estimate is too large for a file. Make several estimates of it.</source>
        <translation>无法自动保留未保存的更改：估算单太大，无法存为一个文件。请拆成几份估算单。</translation>
    </message>
    <message>
        <source>Unsaved changes can&apos;t be kept automatically: the disk with your settings is full. Make room there, and save from time to time.</source>
        <translation>无法自动保留未保存的更改：存放设置的磁盘已满。请腾出空间，并记得随时保存。</translation>
    </message>
    <message>
        <source>Unsaved changes can&apos;t be kept automatically: the folder of your settings can&apos;t be written. Save from time to time.</source>
        <translation>无法自动保存：设置文件夹不可写。请随时手动保存。</translation>
    </message>
</context>
<context>
    <name>EstimatePage</name>
    <message>
        <source>Items of the estimate</source>
        <translation>估算单的项目</translation>
    </message>
</context>
<context>
    <name>EstimateShell</name>
    <message>
        <source>Put back: {name}</source>
        <translation>已放回：{name}</translation>
    </message>
    <message>
        <source>Added to the estimate: {name} · {amount} · {n} items in all</source>
        <translation>已加入估算单：{name} · {amount} · 共 {n} 项</translation>
    </message>
    <message>
        <source>Added to the estimate: {name} · {amount}</source>
        <translation>已加入估算单：{name} · {amount}</translation>
    </message>
    <message>
        <source>This item can&apos;t be opened on the page Calculate: it writes to the cache for several lifetimes. Change it here</source>
        <translation>这一项同时写入几种时长的缓存，“计算”页放不下；请在这里修改</translation>
    </message>
    <message>
        <source>Compare with another estimate</source>
        <translation>与另一份估算单比较</translation>
    </message>
</context>
<context>
    <name>EstimateTable</name>
    <message>
        <source>en</source>
        <comment>The language&apos;s code: en, zh</comment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{file} is being prepared</source>
        <translation>正在准备 {file}</translation>
    </message>
    <message>
        <source>{done} of {all} items are written to {file}</source>
        <translation>正在写入 {file}：{done} / {all} 项</translation>
    </message>
    <message>
        <source>{file} is being checked</source>
        <translation>正在核对 {file}</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>{file} was not written: a spreadsheet has not so many rows. Export CSV instead.</source>
        <translation>未能导出 {file}：项目太多，超出工作表的行数上限。请改为导出 CSV。</translation>
    </message>
    <message>
        <source>{file} was not written: read again, it was not what was written ({reason}). Choose another place, such as another disk.</source>
        <translation>未能导出 {file}：写入后核对不一致（{reason}）。请换个位置，例如另一个磁盘。</translation>
    </message>
    <message>
        <source>{file} was not written: there is no room left. Make room, or choose another disk.</source>
        <translation>未能导出 {file}：磁盘空间不足。请清理空间，或换个磁盘。</translation>
    </message>
    <message>
        <source>{file} was not written: the disk is read-only. Choose another folder.</source>
        <translation>未能导出 {file}：磁盘是只读的。请换个文件夹。</translation>
    </message>
    <message>
        <source>{file} was not written: it is protected, or open in another program such as Excel. Close it there, or choose another name or folder.</source>
        <translation>未能导出 {file}：文件受保护，或正被 Excel 等程序打开。请先关闭它，或换个名称或文件夹。</translation>
    </message>
    <message>
        <source>{file} was not written: the folder is not there any more. Choose another one.</source>
        <translation>未能导出 {file}：文件夹已不存在。请另选一个。</translation>
    </message>
    <message>
        <source>{file} was not written ({reason}). Choose another name or folder.</source>
        <translation>未能导出 {file}（{reason}）。请换个名称或文件夹。</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>Kimi price calculator</source>
        <translation>Kimi 价格计算器</translation>
    </message>
    <message>
        <source>Something went wrong, but nothing you typed is lost.</source>
        <translation>出了点问题，但填写的内容都还在</translation>
    </message>
    <message>
        <source>You can go on working. If it happens again, copy the report and send it to those who gave you the program.</source>
        <translation>可以继续使用。如果再次出现，请复制报告，发给提供本程序的人。</translation>
    </message>
    <message>
        <source>The program can&apos;t start.</source>
        <translation>程序无法启动</translation>
    </message>
    <message>
        <source>Its installation may be incomplete: install it again. If that doesn&apos;t help, copy the report and send it to those who gave you the program.</source>
        <translation>可能是安装不完整，请重新安装。如果仍然无法启动，请复制报告，发给提供本程序的人。</translation>
    </message>
    <message>
        <source>The report names versions and places in the program. None of your figures are in it; names of files may be.</source>
        <translation>报告包含版本信息和出错的位置，不含填写的数字，但可能出现文件名。</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>en</source>
        <comment>The language of this translation, as a code: zh</comment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>For the quotation</source>
        <translation>报价信息</translation>
    </message>
    <message>
        <source>This stands beside the items in files that are exported, such as a PDF.</source>
        <translation>以下内容会随项目一起出现在导出的文件（如 PDF）中。</translation>
    </message>
    <message>
        <source>Co&amp;mpany, above the quotation</source>
        <translation>公司名称，显示在报价单上方(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Remarks, below it</source>
        <translation>备注，显示在报价单下方(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Taxes</source>
        <translation>税费(&amp;T)</translation>
    </message>
    <message>
        <source>not mentioned</source>
        <translation>不注明</translation>
    </message>
    <message>
        <source>included in the amounts</source>
        <translation>金额含税</translation>
    </message>
    <message>
        <source>not included: to be added</source>
        <translation>金额不含税，另计</translation>
    </message>
    <message>
        <source>R&amp;ate</source>
        <translation>税率(&amp;A)</translation>
    </message>
    <message>
        <source>Totals in &amp;yuan in Chinese capitals, too</source>
        <translation>合计附人民币大写(&amp;Y)</translation>
    </message>
    <message>
        <source>Can&apos;t be kept: give at most 10,000 characters, and whole ones.</source>
        <translation>无法保存：最多 10,000 个字符，且不能有残缺字符。</translation>
    </message>
</context>
<context>
    <name>GroupEditor</name>
    <message>
        <source>No group</source>
        <translation>未分组</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>How the cost is computed</source>
        <translation>费用如何计算</translation>
    </message>
    <message>
        <source>en</source>
        <comment>The language of the help text. Translate it as: zh</comment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Update prices from a page</source>
        <translation>粘贴官方页面更新价格</translation>
    </message>
    <message>
        <source>&amp;Keep models that the page lacks</source>
        <translation>保留页面上没有的模型(&amp;K)</translation>
    </message>
    <message>
        <source>Open the official price page in a browser, copy all of it (Ctrl+A, Ctrl+C) and paste it here (Ctrl+V). A saved page, Markdown or the cells of a spreadsheet do too, and several pages one after the other. Nothing is taken before you agree.</source>
        <translation>在浏览器中打开官方价格页，全选并复制（Ctrl+A、Ctrl+C），再粘贴到这里（Ctrl+V）。也可以是保存的网页、Markdown 或电子表格的单元格，多个页面可依次粘贴。您确认之前不会采用任何内容。</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Open saved pages…</source>
        <translation>打开保存的网页(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the official page in the browser</source>
        <translation>在浏览器中打开官方页面</translation>
    </message>
    <message>
        <source>Start o&amp;ver</source>
        <translation>重新开始(&amp;V)</translation>
    </message>
    <message>
        <source>Look these up on the page and tick what is right:</source>
        <translation>请对照页面核实，确认无误的请打勾：</translation>
    </message>
    <message>
        <source>Also to know:</source>
        <translation>其他说明：</translation>
    </message>
    <message>
        <source>Prices hold &amp;from</source>
        <translation>价格生效日期(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save and use this list</source>
        <translation>保存并使用(&amp;S)</translation>
    </message>
    <message>
        <source>More pages can be pasted: they become one list.</source>
        <translation>还可以继续粘贴其他页面，合成一个价格表。</translation>
    </message>
    <message>
        <source>Saved price pages</source>
        <translation>保存的价格页</translation>
    </message>
</context>
<context>
    <name>ImportTable</name>
    <message>
        <source>{call}, a call</source>
        <translation>{call} / 次</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>未命中</translation>
    </message>
    <message>
        <source>Write 5 min</source>
        <translation>写入 5 分钟</translation>
    </message>
    <message>
        <source>Write 1 h</source>
        <translation>写入 1 小时</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Left out: see the doubts above</source>
        <translation>未采用：见上方待确认的问题</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>ItemImport</name>
    <message>
        <source>Reading: {n} rows so far…</source>
        <translation>正在读取：已读 {n} 行…</translation>
    </message>
    <message>
        <source>There is no row below the column names.</source>
        <translation>列名下面没有内容。</translation>
    </message>
    <message>
        <source>1 row comes in.</source>
        <translation>可导入 1 行。</translation>
    </message>
    <message>
        <source>All {n} rows come in.</source>
        <translation>全部 {n} 行都可导入。</translation>
    </message>
    <message>
        <source>No row can come in.</source>
        <translation>没有可导入的行。</translation>
    </message>
    <message>
        <source>{good} rows come in, {bad} don&apos;t.</source>
        <translation>{good} 行可导入，{bad} 行不能。</translation>
    </message>
    <message>
        <source>{good} row comes in, {bad} don&apos;t.</source>
        <translation>{good} 行可导入，{bad} 行不能。</translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>Row {row}, {column}: {reason}</source>
        <translation>第 {row} 行，{column}：{reason}</translation>
    </message>
    <message>
        <source>Rows {first} to {last}, {column}: {reason}</source>
        <translation>第 {first}–{last} 行，{column}：{reason}</translation>
    </message>
    <message>
        <source>Rows {first} to {last}: {reason}</source>
        <translation>第 {first}–{last} 行：{reason}</translation>
    </message>
    <message>
        <source>Change it, or take another model.</source>
        <translation>请修改，或换一个模型。</translation>
    </message>
    <message>
        <source>{sentence} {remedy}</source>
        <translation>{sentence}{remedy}</translation>
    </message>
    <message>
        <source>{model} is not in the price list in use. See its list of models.</source>
        <translation>当前价格表里没有 {model}，请查看价格表中的模型。</translation>
    </message>
    <message>
        <source>{model} is not in the price list in use. Did you mean {nearest}?</source>
        <translation>当前价格表里没有 {model}。是不是 {nearest}？</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>No model. Type its id.</source>
        <translation>没有填模型，请填模型 ID。</translation>
    </message>
    <message>
        <source>No period. Type once, day, week or month.</source>
        <translation>没有填周期。请填一次性、每天、每周或每月。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no period. Type once, day, week or month.</source>
        <translation>“{text}”不是周期。请填一次性、每天、每周或每月。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no lifetime. Type 5m or 1h.</source>
        <translation>“{text}”不是缓存时长。请填 5m 或 1h。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no growth. Type a share a month, such as 10% or 10% × 12.</source>
        <translation>“{text}”不是增长率。请填每月增长的百分比，例如 10% 或 10% × 12。</translation>
    </message>
    <message>
        <source>A row is either requests (input, output) or a conversation (turns …). Clear one.</source>
        <translation>一行要么按请求填（输入、输出），要么按对话填（轮数等）。请清空其中一种。</translation>
    </message>
    <message>
        <source>Cache hits are given twice. Clear one of them.</source>
        <translation>缓存命中填了两处，请清空其中一处。</translation>
    </message>
    <message>
        <source>{hits} hits are more than the input ({input}): they are a part of it.</source>
        <translation>命中 {hits} 超过了输入（{input}）：命中是输入的一部分。</translation>
    </message>
    <message>
        <source>Hits and writes are more than the input ({input}): they are parts of it.</source>
        <translation>命中与写入之和超过了输入（{input}）：它们都是输入的一部分。</translation>
    </message>
    <message>
        <source>Too long: at most {most} characters.</source>
        <translation>太长：最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>At most {most} digits. Type a smaller number.</source>
        <translation>最多 {most} 位数字，请填小一点的数。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not finished. Type it in full.</source>
        <translation>“{text}”不完整，请填写完整。</translation>
    </message>
    <message>
        <source>A formula that was never computed. Open the file in a spreadsheet program, and save it anew.</source>
        <translation>公式从未计算过。请用表格软件打开此文件，重新保存一次。</translation>
    </message>
    <message>
        <source>Its text is not in the file. Open the file, and fill it in.</source>
        <translation>文件中缺少这个单元格的文字，请打开文件补上。</translation>
    </message>
    <message>
        <source>Merged with the cell above. Unmerge them, and fill in each.</source>
        <translation>与上方单元格合并了。请取消合并，逐行填写。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed, or stands within a cell: from here on nothing can be read. Put it right, or save the table as a workbook.</source>
        <translation>引号没有成对，或出现在单元格中间：从这里起无法读取。请改正，或将表格另存为 .xlsx。</translation>
    </message>
    <message>
        <source>is of an old Office; save it as .xlsx or .csv</source>
        <translation>是旧版 Office 文件，请另存为 .xlsx 或 .csv</translation>
    </message>
    <message>
        <source>is no table; save it as .xlsx or .csv</source>
        <translation>不是表格，请另存为 .xlsx 或 .csv</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空文件</translation>
    </message>
    <message>
        <source>is in an encoding that can&apos;t be told; save it as .xlsx or as UTF-8</source>
        <translation>的编码无法识别，请另存为 .xlsx 或 UTF-8</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Columns are missing: {names}. Give them these names, or fill in the template.</source>
        <translation>缺少这些列：{names}。请照此命名，或使用导入模板。</translation>
    </message>
    <message>
        <source>The columns &quot;{one}&quot; and &quot;{other}&quot; mean the same. Keep one of them.</source>
        <translation>“{one}”和“{other}”两列含义相同，请只保留一列。</translation>
    </message>
    <message>
        <source>There are more than {most} rows. Split the file.</source>
        <translation>超过 {most} 行，请拆分文件。</translation>
    </message>
    <message>
        <source>No row of column names was found, such as Name, Model, Input tokens, Output tokens, Requests, Period. Fill in the template, or name the columns as there.</source>
        <translation>没有找到列名（名称、模型、输入 tokens、输出 tokens、次数、周期等）。请使用导入模板，或照模板命名各列。</translation>
    </message>
    <message>
        <source>Not read, since not known: {names}</source>
        <translation>以下列无法识别，未读取：{names}</translation>
    </message>
    <message>
        <source>One more sheet holds items. Only the first is read.</source>
        <translation>另有一个工作表也有估算项，只读取第一个。</translation>
    </message>
    <message>
        <source>{n} more sheets hold items. Only the first is read.</source>
        <translation>另有 {n} 个工作表也有估算项，只读取第一个。</translation>
    </message>
    <message>
        <source>Tokens of a request that are written to the cache for {lifetime}.</source>
        <translation>每次请求写入缓存并保留 {lifetime}的 tokens 数。</translation>
    </message>
    <message>
        <source>{call}: how many a request, or a turn of a conversation.</source>
        <translation>{call}：每次请求（对话为每轮）调用多少次。</translation>
    </message>
    <message>
        <source>Any text.</source>
        <translation>任意文字。</translation>
    </message>
    <message>
        <source>Any text; empty is no group.</source>
        <translation>任意文字；留空为不分组。</translation>
    </message>
    <message>
        <source>The id of a model: see below.</source>
        <translation>模型 ID，见下表。</translation>
    </message>
    <message>
        <source>standard (or empty), or batch.</source>
        <translation>标准（或留空），或批量。</translation>
    </message>
    <message>
        <source>Tokens of a request: 45000, 45,000, 45k or 1000*30.</source>
        <translation>每次请求的 tokens 数：45000、45,000、4.5万 或 1000*30。</translation>
    </message>
    <message>
        <source>A share of the input with its %, or tokens; empty is none. In a conversation the share of what is sent again.</source>
        <translation>占输入的比例（带 %），或 tokens 数；留空为不命中。对话填重发部分的命中比例。</translation>
    </message>
    <message>
        <source>Tokens of an answer.</source>
        <translation>每次回答的 tokens 数。</translation>
    </message>
    <message>
        <source>Of a conversation. Then input and output stay empty.</source>
        <translation>对话的轮数。按对话填时，输入和输出留空。</translation>
    </message>
    <message>
        <source>Tokens that every turn begins with; empty is none.</source>
        <translation>每轮开头都带上的 tokens 数；留空为没有。</translation>
    </message>
    <message>
        <source>Tokens of a question.</source>
        <translation>每轮提问的 tokens 数。</translation>
    </message>
    <message>
        <source>Tokens of an answer, of each turn.</source>
        <translation>每轮回答的 tokens 数。</translation>
    </message>
    <message>
        <source>How long a conversation keeps what it writes: 5m or 1h; or empty.</source>
        <translation>对话写入缓存后保留多久：5m 或 1h，可留空。</translation>
    </message>
    <message>
        <source>Requests of a period, or conversations; with days, those of a day.</source>
        <translation>每个周期的请求数或对话数；填了天数则为每天的次数。</translation>
    </message>
    <message>
        <source>On how many days of a period; or empty.</source>
        <translation>每个周期有多少天，可留空。</translation>
    </message>
    <message>
        <source>once, day, week or month; with days empty is month.</source>
        <translation>一次性、每天、每周或每月；填了天数时留空为每月。</translation>
    </message>
    <message>
        <source>More in each month, such as 10% or, for 6 months, 10% × 6; or empty.</source>
        <translation>每月增长，例如 10%；只增长 6 个月则填 10% × 6，可留空。</translation>
    </message>
    <message>
        <source>Any text; or empty.</source>
        <translation>任意文字，可留空。</translation>
    </message>
</context>
<context>
    <name>ItemImportDialog</name>
    <message>
        <source>Import items from {file}</source>
        <translation>从 {file} 导入</translation>
    </message>
    <message>
        <source>Priced with the list in use: {price_list}</source>
        <translation>按当前价格表计价：{price_list}</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Rows that don&apos;t come in, as the table numbers them:</source>
        <translation>不能导入的行（行号与表格一致）：</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>加入(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ItemTemplate</name>
    <message>
        <source>Items.xlsx</source>
        <translation>导入模板.xlsx</translation>
    </message>
    <message>
        <source>Items to import</source>
        <translation>导入的项目</translation>
    </message>
    <message>
        <source>How to fill in</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>怎么填</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation>上下文 tokens</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Support bot (example)</source>
        <translation>客服机器人（示例）</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Old contracts (example)</source>
        <translation>历史合同整理（示例）</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Conversations (example)</source>
        <translation>多轮对话（示例）</translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <source>about {amount}</source>
        <translation>约 {amount}</translation>
    </message>
    <message>
        <source>{amount} once</source>
        <translation>{amount} 一次</translation>
    </message>
    <message>
        <source>{amount} / month</source>
        <translation>{amount} / 月</translation>
    </message>
    <message>
        <source>{amount} / first year</source>
        <translation>{amount} / 第一年</translation>
    </message>
    <message>
        <source>Item {n}</source>
        <translation>第 {n} 项</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>每次</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>未分组</translation>
    </message>
    <message>
        <source>{rate} a month</source>
        <translation>每月 {rate}</translation>
    </message>
    <message>
        <source>{amount} each</source>
        <translation>每次 {amount}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>Once: no part of a month</source>
        <translation>一次性，不计入每月</translation>
    </message>
    <message>
        <source>Of {amount} a month</source>
        <translation>占每月 {amount} 的比例</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>{turns} turns: prefix {prefix}, question {question}, answer {answer}</source>
        <translation>{turns} 轮：前缀 {prefix}，提问 {question}，回答 {answer}</translation>
    </message>
    <message>
        <source>{share} of what is sent again hits</source>
        <translation>重复部分命中 {share}</translation>
    </message>
    <message>
        <source>{input} in + {output} out</source>
        <translation>{input} 入 + {output} 出</translation>
    </message>
    <message>
        <source>{input} in ({hits} hits) + {output} out</source>
        <translation>{input} 入（{hits} 命中）+ {output} 出</translation>
    </message>
    <message>
        <source>{name} × {n}</source>
        <translation>{name} × {n}</translation>
    </message>
    <message>
        <source>{n} conversations a day × {days} days</source>
        <translation>{n} 个对话/天 × {days} 天</translation>
    </message>
    <message>
        <source>{n} a day × {days} days</source>
        <translation>{n} 次/天 × {days} 天</translation>
    </message>
    <message>
        <source>growing {rate} a month for {n} months</source>
        <translation>每月增长 {rate}，共 {n} 个月</translation>
    </message>
    <message>
        <source>falling {rate} a month for {n} months</source>
        <translation>每月减少 {rate}，共 {n} 个月</translation>
    </message>
    <message>
        <source>{n} conversations</source>
        <translation>{n} 个对话</translation>
    </message>
    <message>
        <source>{n} conversations a day</source>
        <translation>{n} 个对话/天</translation>
    </message>
    <message>
        <source>{n} conversations a week</source>
        <translation>{n} 个对话/周</translation>
    </message>
    <message>
        <source>{n} conversations a month</source>
        <translation>{n} 个对话/月</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} 次</translation>
    </message>
    <message>
        <source>{n} a day</source>
        <translation>{n} 次/天</translation>
    </message>
    <message>
        <source>{n} a week</source>
        <translation>{n} 次/周</translation>
    </message>
    <message>
        <source>{n} a month</source>
        <translation>{n} 次/月</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>{amount} / day</source>
        <translation>{amount} / 天</translation>
    </message>
    <message>
        <source>{amount} / week</source>
        <translation>{amount} / 周</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ItemsMenu</name>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制一份(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制所选行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>排序(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open in Calculate</source>
        <translation>在计算页打开(&amp;O)</translation>
    </message>
    <message>
        <source>Edit &amp;name</source>
        <translation>编辑名称(&amp;N)</translation>
    </message>
    <message>
        <source>Edit &amp;requests</source>
        <translation>编辑次数(&amp;R)</translation>
    </message>
    <message>
        <source>Edit no&amp;te</source>
        <translation>编辑备注(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>周期(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>分组(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Another…</source>
        <translation>其他分组(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Open the group</source>
        <translation>展开分组(&amp;O)</translation>
    </message>
    <message>
        <source>Cl&amp;ose the group</source>
        <translation>折叠分组(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ListChoices</name>
    <message>
        <source>My lists</source>
        <translation>我的价格表</translation>
    </message>
    <message>
        <source>Company&apos;s lists</source>
        <translation>公司价格表</translation>
    </message>
    <message>
        <source>{file}: no price list</source>
        <translation>{file}：不是价格表</translation>
    </message>
</context>
<context>
    <name>ListDifferencesPanel</name>
    <message>
        <source>&amp;Against</source>
        <translation>对比(&amp;A)</translation>
    </message>
    <message>
        <source>List to compare with</source>
        <translation>要对比的价格表</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>选择价格表</translation>
    </message>
    <message>
        <source>There is no earlier list. Choose one to compare with.</source>
        <translation>没有更早的价格表，可以选一份来对比。</translation>
    </message>
    <message>
        <source>No price changed.</source>
        <translation>价格没有变化。</translation>
    </message>
</context>
<context>
    <name>ListDraft</name>
    <message>
        <source>Is &quot;{text}&quot; what is left, or taken off? Type {example}.</source>
        <translation>“{text}”是打折还是减价？请输入 {example}。</translation>
    </message>
    <message>
        <source>{place}: {problem}</source>
        <translation>{place}：{problem}</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>×{factor} · {words}</source>
        <translation>×{factor} · {words}</translation>
    </message>
    <message>
        <source>No price gets this discount: where several fit, the first one counts.</source>
        <translation>此折扣不起作用：同时符合多条时，以排在前面的为准。</translation>
    </message>
    <message>
        <source>To be paid: {model} · {prices}</source>
        <translation>实付：{model} · {prices}</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部价格</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>up to {tokens}</source>
        <translation>≤ {tokens}</translation>
    </message>
    <message>
        <source>Name the list, such as: Contract 2027.</source>
        <translation>请为价格表取名，例如：合同 2027。</translation>
    </message>
    <message>
        <source>One line of 100 characters at most.</source>
        <translation>名称须为一行，最多 100 个字符。</translation>
    </message>
    <message>
        <source>Another list is called &quot;{text}&quot;. Type another name.</source>
        <translation>已有价格表叫“{text}”，请换一个名称。</translation>
    </message>
    <message>
        <source>Type a day, such as 2027-01-31.</source>
        <translation>请输入日期，例如 2027-01-31。</translation>
    </message>
    <message>
        <source>Type the id that the API calls the model.</source>
        <translation>请输入 API 中的模型 ID。</translation>
    </message>
    <message>
        <source>Type a family, such as kimi-k3.</source>
        <translation>请输入模型系列，例如 kimi-k3。</translation>
    </message>
    <message>
        <source>Latin letters, digits and . _ : / - only, 100 at most.</source>
        <translation>只能用英文字母、数字和 . _ : / -，最多 100 个。</translation>
    </message>
    <message>
        <source>{text} is in the list already.</source>
        <translation>{text} 已在价格表中。</translation>
    </message>
    <message>
        <source>Type the tokens, such as 262,144.</source>
        <translation>请输入 tokens 数，例如 262,144。</translation>
    </message>
    <message>
        <source>Type a price, such as 4.00.</source>
        <translation>请输入价格，例如 4.00。</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Type a price, such as 4.00.</source>
        <translation>无法识别“{text}”，请输入价格，例如 4.00。</translation>
    </message>
    <message>
        <source>At most 12 digits before the point, and 12 after it.</source>
        <translation>小数点前后最多各 12 位。</translation>
    </message>
    <message>
        <source>Priced in other tiers: type a price here too, or in none of them.</source>
        <translation>其他价格档有此价格：请补上，或全部清空。</translation>
    </message>
    <message>
        <source>Type a discount, such as 0.85 or -15%.</source>
        <translation>请输入折扣，例如 85 折或 0.85。</translation>
    </message>
    <message>
        <source>Is &quot;{text}&quot; what is left, or taken off? Type 0.85, 85% or -15%.</source>
        <translation>“{text}”是打折还是减价？请输入 85 折、85% 或 -15%。</translation>
    </message>
    <message>
        <source>More than 0 and at most 1 must be left, such as 0.85.</source>
        <translation>折后须大于 0 且不超过原价，例如 0.85。</translation>
    </message>
    <message>
        <source>At most 12 digits after the point.</source>
        <translation>小数点后最多 12 位。</translation>
    </message>
    <message>
        <source>Nothing in the list has such a price: choose what the discount is on.</source>
        <translation>价格表中没有这项价格：请重新选择折扣范围。</translation>
    </message>
    <message>
        <source>Can&apos;t read &quot;{text}&quot;. Type 0.85, 85% or -15%.</source>
        <translation>无法识别“{text}”，请输入 85 折、85% 或 -15%。</translation>
    </message>
</context>
<context>
    <name>ListEditor</name>
    <message>
        <source>Edit a copy: {list}</source>
        <translation>编辑副本：{list}</translation>
    </message>
    <message>
        <source>A copy of {list}, which stays as it is. Prices are list prices in {currency} per 1,000,000 tokens, or per call; discounts come off below.</source>
        <translation>{list} 的副本，原价格表不变。此处为目录价（{currency} / 百万 tokens，或每次调用），折扣在下方设置。</translation>
    </message>
    <message>
        <source>&amp;Name of the new list</source>
        <translation>新价格表名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Valid from</source>
        <translation>生效日期(&amp;V)</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Add a &amp;discount</source>
        <translation>添加折扣(&amp;D)</translation>
    </message>
    <message>
        <source>Start &amp;over</source>
        <translation>重新开始(&amp;O)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Save and use</source>
        <translation>保存并使用(&amp;S)</translation>
    </message>
    <message>
        <source>The list can&apos;t be saved ({reason}). Nothing is lost: try again.</source>
        <translation>无法保存价格表（{reason}）。内容仍在，请重试。</translation>
    </message>
    <message>
        <source>Replaces your list of this name.</source>
        <translation>将替换你的同名价格表。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Calculate</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估算单</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Worked out on this computer · no file leaves it</source>
        <translation>全部在本机计算 · 文件不会离开这台电脑</translation>
    </message>
    <message>
        <source>Kimi price calculator</source>
        <translation>Kimi 价格计算器</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>已保存：{}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Open an estimate, a price list or items</source>
        <translation>打开估算单、价格表或导入项目</translation>
    </message>
</context>
<context>
    <name>Menus</name>
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
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
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
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;New estimate</source>
        <translation>新建估算单(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save estimate</source>
        <translation>保存估算单(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ave estimate as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Open &amp;price list…</source>
        <translation>打开价格表(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Update prices from a page…</source>
        <translation>从官方页面更新价格(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Copy re&amp;sult</source>
        <translation>复制结果(&amp;S)</translation>
    </message>
    <message>
        <source>Copy as a se&amp;ntence</source>
        <translation>复制为一句话(&amp;N)</translation>
    </message>
    <message>
        <source>Copy as a &amp;picture</source>
        <translation>复制为图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy exact &amp;amount</source>
        <translation>复制精确金额(&amp;A)</translation>
    </message>
    <message>
        <source>Add &amp;to estimate</source>
        <translation>加入估算单(&amp;T)</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>清空(&amp;E)</translation>
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
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>缩小(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>标准大小(&amp;N)</translation>
    </message>
    <message>
        <source>What the &amp;budget buys on every model</source>
        <translation>对比表显示预算可用次数(&amp;B)</translation>
    </message>
    <message>
        <source>Second &amp;currency…</source>
        <translation>第二货币(&amp;C)…</translation>
    </message>
    <message>
        <source>Always on t&amp;op</source>
        <translation>窗口置顶(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;How the cost is computed</source>
        <translation>费用如何计算(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostic report</source>
        <translation>复制诊断报告(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>Type a part of the name</source>
        <translation>输入型号的一部分即可筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>&amp;Vision</source>
        <translation>视觉(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Thinking</source>
        <translation>思考(&amp;T)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>The models of this list are no longer served.</source>
        <translation>此价格表中的模型均已下线。</translation>
    </message>
    <message>
        <source>No model matches. Esc shows all of them again.</source>
        <translation>没有符合条件的模型。按 Esc 显示全部。</translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>未命中</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>{currency} per 1M tokens</source>
        <translation>{currency} / 百万 tokens</translation>
    </message>
    <message>
        <source>No longer served</source>
        <translation>已下线</translation>
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
        <source>not in this list</source>
        <translation>不在此价格表中</translation>
    </message>
    <message>
        <source>retired {date}</source>
        <translation>{date} 已下线</translation>
    </message>
    <message>
        <source>take {id} instead</source>
        <translation>可改用 {id}</translation>
    </message>
    <message>
        <source>≤ {n} tokens</source>
        <translation>≤ {n} tokens</translation>
    </message>
    <message>
        <source>{n} price tiers by request length</source>
        <translation>按请求长度分 {n} 档计价</translation>
    </message>
    <message>
        <source>not in this price list: no prices</source>
        <translation>不在这份价格表中，没有价格</translation>
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
        <source>cache hit {hit} · miss {input} · write {write} · output {output} per 1M</source>
        <translation>命中 {hit} · 未命中 {input} · 写入 {write} · 输出 {output} / 百万</translation>
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
    <name>MoreFields</name>
    <message>
        <source>&amp;Kept in the cache</source>
        <translation>缓存时长(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Written tokens per request</source>
        <translation>缓存写入 tokens / 次(&amp;W)</translation>
    </message>
    <message>
        <source>all that isn&apos;t a hit</source>
        <translation>未命中的全部</translation>
    </message>
    <message>
        <source>Batch prices</source>
        <translation>批量价</translation>
    </message>
    <message>
        <source>this model has no such price: billed as misses</source>
        <translation>该模型无写入价，按未命中计费</translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation>{n} tokens</translation>
    </message>
    <message>
        <source>a request</source>
        <translation>次/请求</translation>
    </message>
    <message>
        <source>a turn</source>
        <translation>次/轮</translation>
    </message>
    <message>
        <source>{call} per request</source>
        <translation>{call}，每次请求</translation>
    </message>
    <message>
        <source>{call} per turn</source>
        <translation>{call}，每轮</translation>
    </message>
</context>
<context>
    <name>MoreLine</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More: {kinds}</source>
        <translation>更多：{kinds}</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Assumption: the tier goes by input alone (the page leaves it open); by input + output: {other_total}</source>
        <translation>假设：档位只按输入判定（官方页面未说明）；若按输入 + 输出，合计 {other_total}</translation>
    </message>
    <message>
        <source>Cheaper tier with {input} input tokens per request ({over} fewer): {other_total}, saves {saving}</source>
        <translation>每次输入减到 {input} tokens（少 {over}）即进入更便宜的一档：合计 {other_total}，省 {saving}</translation>
    </message>
    <message>
        <source>Turn {first_turn} is billed in the tier {tier}</source>
        <translation>第 {first_turn} 轮按 {tier} 档计费</translation>
    </message>
    <message>
        <source>Contract price: list price {list_total}, saves {saving}</source>
        <translation>合同价：目录价 {list_total}，省 {saving}</translation>
    </message>
    <message>
        <source>Rounded for display; exactly: {exact}</source>
        <translation>显示金额已取整，精确值 {exact}</translation>
    </message>
    <message>
        <source>The input is an estimate: {least} or more; at most it is over the context</source>
        <translation>输入为估算：费用至少 {least}；按上限会超出上下文</translation>
    </message>
    <message>
        <source>The input is an estimate: {least} – {most} in all</source>
        <translation>输入为估算，费用区间：{least} – {most}</translation>
    </message>
    <message>
        <source>Tokens from texts are estimates: {least} or more; at most a turn is too long</source>
        <translation>文本 tokens 为估算值，费用至少 {least}；若取上限，部分轮次将超出上下文</translation>
    </message>
    <message>
        <source>Tokens from texts are estimates: {least} – {most}</source>
        <translation>文本 tokens 为估算值，费用区间 {least} – {most}</translation>
    </message>
    <message>
        <source>up to {up_to} tokens</source>
        <translation>{up_to} tokens 以内</translation>
    </message>
    <message>
        <source>{first} to {up_to} tokens</source>
        <translation>{first} 至 {up_to} tokens</translation>
    </message>
    <message>
        <source>Billed in the tier {tier}: a request is {context} long ({input} in + {output} out)</source>
        <translation>按 {tier} 档计费：每次请求长 {context}（输入 {input} + 输出 {output}）</translation>
    </message>
    <message>
        <source>Turns {first_turn} to {last_turn} are billed in the tier {tier}</source>
        <translation>第 {first_turn} 至 {last_turn} 轮按 {tier} 档计费</translation>
    </message>
    <message>
        <source>Assumption: the tier goes by input + output (the page leaves it open); by input alone: {other_total}</source>
        <translation>假设：档位按输入 + 输出判定（官方页面未说明）；若只按输入，合计 {other_total}</translation>
    </message>
    <message>
        <source>Cheaper tier with {input} input tokens ({over} fewer), same share of hits: {other_total}, saves {saving}</source>
        <translation>每次输入减到 {input} tokens（少 {over}，命中比例不变）即进入更便宜的一档：合计 {other_total}，省 {saving}</translation>
    </message>
    <message>
        <source>Each conversation in two, {after_turn} + {other_turns} turns, the second without history: {other_total}, saves {saving}</source>
        <translation>每个对话拆成两个（{after_turn} 轮 + {other_turns} 轮，后一个不带历史）：合计 {other_total}，省 {saving}</translation>
    </message>
    <message>
        <source>Turn {turn} sends the questions and answers before it again: {share} of its input</source>
        <translation>第 {turn} 轮要重发之前所有的问答，占它输入的 {share}</translation>
    </message>
    <message>
        <source>With cache hits of 0%: {at_none} · of 100%: {at_all}</source>
        <translation>缓存命中 0% 时 {at_none} · 100% 时 {at_all}</translation>
    </message>
    <message>
        <source>Cheapest of the same kind: {model}, {other_total}, saves {saving}</source>
        <translation>同类中最便宜：{model}，合计 {other_total}，省 {saving}</translation>
    </message>
    <message>
        <source>Contract price, {discounts}: list price {list_total}, saves {saving}</source>
        <translation>合同价 {discounts}：目录价 {list_total}，省 {saving}</translation>
    </message>
    <message>
        <source>This model has no cache price: all input is billed at its input price</source>
        <translation>这个模型没有缓存价，全部输入按输入价计费</translation>
    </message>
    <message>
        <source>This model has no price for cache writes: they are billed as misses</source>
        <translation>该模型没有缓存写入价：写入按未命中计费</translation>
    </message>
</context>
<context>
    <name>OpenedItem</name>
    <message>
        <source>You are changing {name} of the estimate.</source>
        <translation>正在修改估算单中的{name}。</translation>
    </message>
    <message>
        <source>Use its list</source>
        <translation>用它的价格表</translation>
    </message>
    <message>
        <source>It was priced by the list {before}; put back, it is priced by {now}.</source>
        <translation>它原来按 {before} 的价格表计价；放回后改按 {now} 计价。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回估算单</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>不改了</translation>
    </message>
</context>
<context>
    <name>Origin</name>
    <message>
        <source>Prices: from the official price page of {provider}, as of {date}, in {currency}
{source}
They are not updated by themselves: compare them with the official page before you use a result.</source>
        <translation>价格：来自 {provider} 官方价格页，{date}，{currency}
{source}
价格不会自动更新，使用结果前请与官方价格页核对。</translation>
    </message>
    <message>
        <source>Prices: from {provider}, as of {date}, in {currency}
{source}
They are not updated by themselves: compare them with their source before you use a result.</source>
        <translation>价格：来自 {provider}，{date}，{currency}
{source}
价格不会自动更新，使用结果前请与来源核对。</translation>
    </message>
    <message>
        <source>The prices include tax.</source>
        <translation>价格含税。</translation>
    </message>
    <message>
        <source>The prices don&apos;t include tax.</source>
        <translation>价格不含税。</translation>
    </message>
    <message>
        <source>The day is fairly sure, but not certain.</source>
        <translation>起始日期：中等把握。</translation>
    </message>
    <message>
        <source>The day is not sure.</source>
        <translation>起始日期：把握不大。</translation>
    </message>
    <message>
        <source>Some of the prices are less than sure.</source>
        <translation>部分价格不完全确定。</translation>
    </message>
</context>
<context>
    <name>OverLists</name>
    <message>
        <source>List</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>{model} is not in this list</source>
        <translation>这份价格表没有 {model}</translation>
    </message>
    <message>
        <source>{date}: {amount}</source>
        <translation>{date}：{amount}</translation>
    </message>
    <message>
        <source>{line} ({model} in its place)</source>
        <translation>{line}（改按 {model}）</translation>
    </message>
    <message>
        <source>later lists: {models}</source>
        <translation>之后按 {models}</translation>
    </message>
    <message>
        <source>{n} lists without a price for it</source>
        <translation>{n} 份价格表没有价格</translation>
    </message>
    <message>
        <source>1 list without a price for it</source>
        <translation>1 份价格表没有价格</translation>
    </message>
</context>
<context>
    <name>OverListsPanel</name>
    <message>
        <source>The current usage by each list, {currency}</source>
        <translation>当前用量在各期价格表上的费用（{currency}）</translation>
    </message>
    <message>
        <source>Type a usage on the page Calculate.</source>
        <translation>请先在“计算”页输入用量。</translation>
    </message>
    <message>
        <source>A field on Calculate can&apos;t be read: this is the last usage that could.</source>
        <translation>“计算”页有内容无法识别，这里是上一次的用量。</translation>
    </message>
    <message>
        <source>As a char&amp;t</source>
        <translation>图表(&amp;T)</translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation>表格(&amp;T)</translation>
    </message>
</context>
<context>
    <name>PageImport</name>
    <message>
        <source>{name} can&apos;t be read: {reason}</source>
        <translation>无法读取 {name}：{reason}</translation>
    </message>
    <message>
        <source>Models: {n}</source>
        <translation>{n} 个模型</translation>
    </message>
    <message>
        <source>beside the list of {date}</source>
        <translation>与 {date} 的价格表对照</translation>
    </message>
    <message>
        <source>taxes included</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>taxes excluded</source>
        <translation>不含税</translation>
    </message>
    <message>
        <source>The page tells no day. {date} is taken: confirm it, or type another one below.</source>
        <translation>页面没有写日期，暂按 {date}：请确认，或在下方输入其他日期。</translation>
    </message>
    <message>
        <source>Not placed: {text}</source>
        <translation>未能归类：{text}</translation>
    </message>
    <message>
        <source>The discounts of {list} are not on the page: the new list has none.</source>
        <translation>页面上没有{list}的折扣：新价格表不含折扣。</translation>
    </message>
    <message>
        <source>Paste a page first.</source>
        <translation>请先粘贴页面。</translation>
    </message>
    <message>
        <source>Type the day from which the prices hold, such as 2026-09-19.</source>
        <translation>请输入价格生效日期，如 2026-09-19。</translation>
    </message>
    <message>
        <source>Confirm the day, or type another one.</source>
        <translation>请确认日期，或输入其他日期。</translation>
    </message>
    <message>
        <source>The list can&apos;t be saved: {reason}</source>
        <translation>无法保存价格表：{reason}</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>{estimate}: {costs} ({about})</source>
        <translation>{estimate}：{costs}（{about}）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{once} once</source>
        <translation>一次性 {once}</translation>
    </message>
    <message>
        <source>{month} a month, {year} in the first year</source>
        <translation>每月 {month}，第一年 {year}</translation>
    </message>
    <message>
        <source>{month} a month, plus {once} once, {year} in the first year</source>
        <translation>每月 {month}，另有一次性 {once}，第一年 {year}</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>price list {list}</source>
        <translation>价格表 {list}</translation>
    </message>
    <message>
        <source>price lists {lists}</source>
        <translation>价格表 {lists}</translation>
    </message>
    <message>
        <source> and </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{n} price lists</source>
        <translation>{n} 份价格表</translation>
    </message>
    <message>
        <source>tax included</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>without tax</source>
        <translation>不含税</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Price list {date}, {currency}, {source} · worked out on {today}</source>
        <translation>价格表 {date} · {currency} · {source} · 计算于 {today}</translation>
    </message>
</context>
<context>
    <name>PriceBasis</name>
    <message>
        <source>{list}: {amount}</source>
        <translation>{list}：{amount}</translation>
    </message>
    <message>
        <source>Price list {date}</source>
        <translation>价格表 {date}</translation>
    </message>
    <message>
        <source>{list}, {more}</source>
        <translation>{list}，{more}</translation>
    </message>
    <message>
        <source>Same as today&apos;s list</source>
        <translation>与今天的价格表一致</translation>
    </message>
    <message>
        <source>Same as today&apos;s lists</source>
        <translation>与今天的价格表一致</translation>
    </message>
    <message>
        <source>There is no list of today in {currency}.</source>
        <translation>今天没有 {currency} 的价格表。</translation>
    </message>
    <message>
        <source>There is no list of today of {provider} in {currency}.</source>
        <translation>没有 {provider} 今天的 {currency} 价格表。</translation>
    </message>
    <message>
        <source>With its successor {models}:{amounts}</source>
        <translation>改用替代模型 {models}：{amounts}</translation>
    </message>
    <message>
        <source>Today&apos;s list {date} has other prices.</source>
        <translation>今天的价格表 {date} 价格不同。</translation>
    </message>
    <message>
        <source>With today&apos;s list {date}: the same amounts</source>
        <translation>按今天的价格表 {date}：金额不变</translation>
    </message>
    <message>
        <source>With today&apos;s list {date}: other amounts, the same in total</source>
        <translation>按今天的价格表 {date}：各项金额有变，合计不变</translation>
    </message>
    <message>
        <source>With today&apos;s list {date}:{amounts}</source>
        <translation>按今天的价格表 {date}：{amounts}</translation>
    </message>
    <message>
        <source>With its successor {models}: the same amounts</source>
        <translation>改用替代模型 {models}：金额不变</translation>
    </message>
    <message>
        <source>&quot;{list}&quot; is not among the price lists any more: today&apos;s is the platform&apos;s own.</source>
        <translation>价格表里已没有“{list}”，今天的价格以官方价格表为准。</translation>
    </message>
    <message>
        <source>{caption} {amount} ({difference}, {percent})</source>
        <translation>{caption} {amount}（{difference}，{percent}）</translation>
    </message>
    <message>
        <source>{caption} {amount} ({difference})</source>
        <translation>{caption} {amount}（{difference}）</translation>
    </message>
    <message>
        <source>Today&apos;s list has no {models}: 1 item stays as it is: {names}.</source>
        <translation>今天的价格表里没有 {models}，1 项保持不变：{names}。</translation>
    </message>
    <message>
        <source>Today&apos;s list has no {models}: {n} items stay as they are: {names}.</source>
        <translation>今天的价格表里没有 {models}，{n} 项保持不变：{names}。</translation>
    </message>
</context>
<context>
    <name>PriceGrid</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Write {lifetime}</source>
        <translation>写入 {lifetime}</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>PriceListBanner</name>
    <message>
        <source>Use the list of {date}</source>
        <translation>改用 {date} 的价格表</translation>
    </message>
    <message>
        <source>Don&apos;t say again</source>
        <translation>不再提醒</translation>
    </message>
    <message>
        <source>Never say again that this list is old</source>
        <translation>不再提醒这份价格表已旧</translation>
    </message>
</context>
<context>
    <name>PriceListDialog</name>
    <message>
        <source>Price list {file}</source>
        <translation>价格表 {file}</translation>
    </message>
    <message>
        <source>&amp;Use this list</source>
        <translation>使用这份(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>PriceListFiles</name>
    <message>
        <source>Open a price list</source>
        <translation>打开价格表</translation>
    </message>
</context>
<context>
    <name>PriceListLabel</name>
    <message>
        <source>Price list {date} · {currency}</source>
        <translation>价格表 {date} · {currency}</translation>
    </message>
</context>
<context>
    <name>PriceListMenu</name>
    <message>
        <source>&amp;Open a price list file…</source>
        <translation>打开价格表文件(&amp;O)…</translation>
    </message>
</context>
<context>
    <name>PriceListPicker</name>
    <message>
        <source>Choose another price list</source>
        <translation>选用其他价格表</translation>
    </message>
</context>
<context>
    <name>PriceListPreview</name>
    <message>
        <source>{file} can&apos;t be used as a price list. The list in use stays.</source>
        <translation>{file} 不能用作价格表，仍使用当前的价格表。</translation>
    </message>
    <message>
        <source>Prices of {provider} in {currency}, from {date} on</source>
        <translation>{provider} 的价格，{currency}，自 {date} 起</translation>
    </message>
    <message>
        <source>Models: {models}</source>
        <translation>模型：{models}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>What is wrong with it:</source>
        <translation>其中的问题：</translation>
    </message>
    <message>
        <source>Its prices are in {currency}, those of the list in use in {now}.</source>
        <translation>这份价格表以{currency}计价，当前价格表以{now}计价。</translation>
    </message>
    <message>
        <source>The prices are those of the list in use.</source>
        <translation>价格与当前价格表相同。</translation>
    </message>
    <message>
        <source>What changes against the list in use ({list}):</source>
        <translation>与当前价格表（{list}）相比的变化：</translation>
    </message>
    <message>
        <source>It can&apos;t be kept in {folder} ({reason}): make room there, or let it.</source>
        <translation>无法保存到 {folder}（{reason}），请腾出空间后重试。</translation>
    </message>
</context>
<context>
    <name>PriceLists</name>
    <message>
        <source>this is no ordinary file: choose a price list file</source>
        <translation>这不是普通文件，请另选一个价格表文件</translation>
    </message>
    <message>
        <source>the file is too large for a price list (over {most} KB): choose another file</source>
        <translation>文件太大，不像是价格表（超过 {most} KB），请另选一个文件</translation>
    </message>
    <message>
        <source>the file can&apos;t be read ({reason}): choose another file</source>
        <translation>无法读取文件（{reason}），请另选一个文件</translation>
    </message>
    <message>
        <source>the file is UTF-16: save it again as UTF-8</source>
        <translation>文件是 UTF-16 编码，请另存为 UTF-8 编码</translation>
    </message>
    <message>
        <source>the file is not UTF-8: save it again as UTF-8</source>
        <translation>文件不是 UTF-8 编码，请另存为 UTF-8 编码</translation>
    </message>
    <message>
        <source>the file is not UTF-8 (it may be GBK): save it again as UTF-8</source>
        <translation>文件不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8 编码</translation>
    </message>
    <message>
        <source>the file is empty: choose one that holds a price list</source>
        <translation>文件是空的，请选择写有价格表的文件</translation>
    </message>
    <message>
        <source>the character U+{number} can&apos;t be in a price list: delete it</source>
        <translation>价格表中不能有字符 U+{number}，请删去</translation>
    </message>
    <message>
        <source>this is no YAML ({problem}): mend it; mostly it is the indentation, a colon or a quote</source>
        <translation>这里不符合 YAML 格式（{problem}），请改正；多半是缩进、冒号或引号的问题</translation>
    </message>
    <message>
        <source>the file holds too much for a price list: shorten it</source>
        <translation>内容太多，不像是价格表，请删减</translation>
    </message>
    <message>
        <source>this is nested too deeply for a price list: take levels away</source>
        <translation>嵌套层数太多，不像是价格表，请减少层数</translation>
    </message>
    <message>
        <source>a second document begins: keep one price list a file</source>
        <translation>这里又开始了一份文档，一个文件请只放一份价格表</translation>
    </message>
    <message>
        <source>a % directive stands here: delete it</source>
        <translation>这里有一条 % 指令，请删去</translation>
    </message>
    <message>
        <source>*{text} is an alias: write the value out</source>
        <translation>*{text} 是 YAML 别名，请直接写出内容</translation>
    </message>
    <message>
        <source>&amp;{text} is an anchor: delete it</source>
        <translation>&amp;{text} 是 YAML 锚点，请删去</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is a tag: delete it</source>
        <translation>“{text}”是 YAML 标签，请删去</translation>
    </message>
    <message>
        <source>a key must be a plain word: take the braces or brackets away</source>
        <translation>这里的名称应当是一个词，请去掉花括号或方括号</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; stands here again (first in line {first}): keep one</source>
        <translation>“{key}”重复出现（第一次在第 {first} 行），请只保留一处</translation>
    </message>
    <message>
        <source>this is an estimate, no price list: save it with a name that ends with .kimicalc, and open it as one</source>
        <translation>这是估算单，不是价格表：请改用以 .kimicalc 结尾的文件名保存，再作为估算单打开</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;, this program reads {known}: get a newer program</source>
        <translation>“{key}”是“{text}”，本程序只能读取 {known}，请换用新版程序</translation>
    </message>
    <message>
        <source>{part} must be `key: value` pairs: write it so</source>
        <translation>{part}应当由“名称: 值”组成，请改成这种写法</translation>
    </message>
    <message>
        <source>{part} has no &apos;{key}&apos;: add it</source>
        <translation>{part}缺少“{key}”，请补上</translation>
    </message>
    <message>
        <source>{part} has no key &apos;{key}&apos;: did you mean &apos;{nearest}&apos;?</source>
        <translation>{part}没有“{key}”这一项，是指“{nearest}”吗？</translation>
    </message>
    <message>
        <source>{part} has no key &apos;{key}&apos;: delete it</source>
        <translation>{part}没有“{key}”这一项，请删去</translation>
    </message>
    <message>
        <source>{part} must have either &apos;prices&apos; or &apos;tiers&apos;: keep or add one of them</source>
        <translation>{part}应当写 prices 或 tiers，且只写其中之一，请保留或补上一项</translation>
    </message>
    <message>
        <source>{part} has no key &apos;{key}&apos;: write it under &apos;calls&apos; of the price list</source>
        <translation>{part}没有“{key}”这一项，请写在价格表的 calls 下面</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; can&apos;t be the name of a call: write small Latin letters, digits and _ as in web_search</source>
        <translation>“{key}”不能作为调用的名称，请用小写字母、数字和 _，例如 web_search</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; can&apos;t be the name of a service: write small Latin letters, digits and _ as in batch</source>
        <translation>“{key}”不能作为服务的名称，请用小写字母、数字和 _，例如 batch</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is the service of the model&apos;s own prices: delete it here</source>
        <translation>“{key}”就是模型自己的价格，请在这里删去</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; must be a text, not a list or a mapping: write one</source>
        <translation>“{key}”应当是一个值，不能是列表或一组内容，请改成一个值</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; has no value: write one</source>
        <translation>“{key}”没有值，请填写</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; must be one line of at most {most} visible characters: shorten or retype it</source>
        <translation>“{key}”应当是一行可见的文字，最多 {most} 个字符，请缩短或重新输入</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write {known}</source>
        <translation>“{key}”写的是“{text}”，请改为 {known}</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write an id of Latin letters, digits and . _ : / -</source>
        <translation>“{key}”写的是“{text}”，请改为由英文字母、数字和 . _ : / - 组成的名称</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write three capital letters such as CNY</source>
        <translation>“{key}”写的是“{text}”，请改为三个大写字母，例如 CNY</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write input_and_output or input</source>
        <translation>“{key}”写的是“{text}”，请改为 input_and_output 或 input</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write included or excluded, or leave it out</source>
        <translation>“{key}”写的是“{text}”，请改为 included 或 excluded，或删去这一项</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write high, medium or low</source>
        <translation>“{key}”写的是“{text}”，请改为 high、medium 或 low</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write what is left of the price, such as 0.85, more than 0 and at most 1</source>
        <translation>“{key}”写的是“{text}”，请改为折后比例，例如 0.85，大于 0 且不超过 1</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write true or false</source>
        <translation>“{key}”写的是“{text}”，请改为 true 或 false</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a date such as 2025-11-11</source>
        <translation>“{key}”写的是“{text}”，请改为日期，例如 2025-11-11</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: there is no such day, write one of the calendar</source>
        <translation>“{key}”写的是“{text}”，没有这一天，请改为实际的日期</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a whole number of tokens such as 131072</source>
        <translation>“{key}”写的是“{text}”，请改为整数的 tokens 数，例如 131072</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;: write a price such as 4.00, not negative</source>
        <translation>“{key}”写的是“{text}”，请改为价格，例如 4.00，不能是负数</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; must be a list with at least one entry: add one</source>
        <translation>“{key}”应当是至少有一项的列表，请补上</translation>
    </message>
    <message>
        <source>the model id &apos;{text}&apos; stands here again (first in line {first}): keep one</source>
        <translation>模型 id“{text}”重复出现（第一次在第 {first} 行），请只保留一个</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is {number}, the tier before ends at {before}: each must end higher</source>
        <translation>“{key}”是 {number}，而前一档到 {before} 为止，请让每一档都比前一档更高</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is {number}, the context length {context}: the last tier must end there</source>
        <translation>“{key}”是 {number}，而上下文长度是 {context}，请让最后一档到上下文长度为止</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; have a &apos;{charge}&apos; in some tiers only: write it in all or in none</source>
        <translation>“{key}”中只有部分档位有“{charge}”，请每一档都写，或都不写</translation>
    </message>
    <message>
        <source>nothing has a price for &apos;{key}&apos; here: delete it, or add the price</source>
        <translation>这里没有“{key}”的价格，请删去这一项，或补上价格</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is &apos;{text}&apos;, and there is no such price to discount: mend or delete it</source>
        <translation>“{key}”写的是“{text}”，没有这样的价格可以打折，请改正或删去</translation>
    </message>
    <message>
        <source>there are more faults than are told: mend these first</source>
        <translation>还有更多错误没有列出，请先改正以上各处</translation>
    </message>
    <message>
        <source>a price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>&apos;calls&apos;</source>
        <translation>“calls”</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&apos;services&apos;</source>
        <translation>“services”</translation>
    </message>
    <message>
        <source>a service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>&apos;prices&apos;</source>
        <translation>“prices”</translation>
    </message>
    <message>
        <source>a tier</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>&apos;confidence&apos;</source>
        <translation>“confidence”</translation>
    </message>
    <message>
        <source>a discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>line {line}, column {column}: {fault}</source>
        <translation>第 {line} 行第 {column} 列：{fault}</translation>
    </message>
    <message>
        <source>{file} is not there any more</source>
        <translation>{file} 已不存在</translation>
    </message>
    <message>
        <source>{file}: {fault}</source>
        <translation>{file}：{fault}</translation>
    </message>
    <message>
        <source> (and {n} more)</source>
        <translation>（另有 {n} 处）</translation>
    </message>
    <message>
        <source>{fault}{others} · used instead: {list}</source>
        <translation>{fault}{others} · 现使用：{list}</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used: {fault}</source>
        <translation>{file} 不能使用：{fault}</translation>
    </message>
</context>
<context>
    <name>PriceListsPanel</name>
    <message>
        <source>Price lists</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>&amp;Paste official page…</source>
        <translation>粘贴官方页面更新(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Back to the built-in list</source>
        <translation>恢复内置价格表(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Use this list</source>
        <translation>使用这份(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Edit a copy…</source>
        <translation>编辑副本(&amp;E)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>PriceNotes</name>
    <message>
        <source>Discounts: {discounts}. Prices are those to be paid.</source>
        <translation>折扣：{discounts}。表中为折后价。</translation>
    </message>
    <message>
        <source>{mark} {confidence}</source>
        <translation>{mark} 表示{confidence}</translation>
    </message>
    <message>
        <source>Retired {date}: {models}</source>
        <translation>{date} 下线：{models}</translation>
    </message>
    <message>
        <source>Retired {date}: {models} → {successor}</source>
        <translation>{date} 下线：{models} → {successor}</translation>
    </message>
    <message>
        <source>Valid from {date}</source>
        <translation>自 {date} 起</translation>
    </message>
    <message>
        <source>{said} (the day: {confidence})</source>
        <translation>{said}（起始日期：{confidence}）</translation>
    </message>
    <message>
        <source>The source doesn&apos;t say whether tax is included.</source>
        <translation>来源未说明是否含税。</translation>
    </message>
    <message>
        <source>Prices include tax.</source>
        <translation>价格含税。</translation>
    </message>
    <message>
        <source>Prices don&apos;t include tax.</source>
        <translation>价格不含税。</translation>
    </message>
    <message>
        <source>Assumed: the tier is chosen by the input of a request.</source>
        <translation>假设：按单次请求的输入长度选择档位。</translation>
    </message>
    <message>
        <source>Assumed: the tier is chosen by input + output of a request.</source>
        <translation>假设：按单次请求的输入 + 输出长度选择档位。</translation>
    </message>
    <message>
        <source>Assumed of kimi-latest: a whole request is billed at its tier, and cache hits cost the same in every tier.</source>
        <translation>假设：kimi-latest 整次请求按所在档位计费，各档缓存命中价格相同。</translation>
    </message>
    <message>
        <source>Compare it with the official page before you use it.</source>
        <translation>使用前请与官方价格页核对。</translation>
    </message>
    <message>
        <source>Compare it with its source before you use it.</source>
        <translation>使用前请与来源核对。</translation>
    </message>
</context>
<context>
    <name>PricePages</name>
    <message>
        <source>the page is too large (over {most} MB): copy its tables alone</source>
        <translation>页面太大（超过 {most} MB）：请只复制其中的表格</translation>
    </message>
    <message>
        <source>the page holds too much for a page of prices: copy its tables alone</source>
        <translation>页面内容过多，不像价格页：请只复制其中的表格</translation>
    </message>
    <message>
        <source>this is no text: copy the page in a browser, or save it as HTML</source>
        <translation>这不是文本：请在浏览器中复制页面，或将其保存为 HTML</translation>
    </message>
    <message>
        <source>there is no text: copy the price page first</source>
        <translation>没有文本：请先复制价格页</translation>
    </message>
    <message>
        <source>there is no table of prices: copy the page with its tables and headers</source>
        <translation>没有找到价格表格：请连同表格和表头一起复制页面</translation>
    </message>
    <message>
        <source>no table has both models and prices: copy the tables with their headers</source>
        <translation>没有同时包含模型和价格的表格：请连同表头一起复制表格</translation>
    </message>
    <message>
        <source>{count} doubts about the page are open, first: {first} Answer them</source>
        <translation>关于页面还有 {count} 个疑问未答复，第一个：{first} 请先答复</translation>
    </message>
    <message>
        <source>the day from which the prices hold is missing: give it</source>
        <translation>缺少价格生效日期：请填写</translation>
    </message>
    <message>
        <source>the currency of the prices is missing: give it</source>
        <translation>缺少价格的货币：请填写</translation>
    </message>
    <message>
        <source>the page&apos;s address is missing: give it</source>
        <translation>缺少页面地址：请填写</translation>
    </message>
    <message>
        <source>no model is sure or confirmed: confirm rows, or copy the page again</source>
        <translation>没有确定或已确认的模型：请确认各行，或重新复制页面</translation>
    </message>
    <message>
        <source>the page has prices of calls alone: add the page with the models, or keep those of the list before</source>
        <translation>页面只有按次收费的价格：请加上模型价格页，或保留原价格表的模型</translation>
    </message>
    <message>
        <source>the column &apos;{header}&apos; is not understood and left out: see whether its prices are needed</source>
        <translation>无法识别列“{header}”，已略去：请看是否需要其中的价格</translation>
    </message>
    <message>
        <source>two columns mean the same (&apos;{header}&apos;): the rows are left out</source>
        <translation>有两列含义相同（“{header}”）：这些行不采用</translation>
    </message>
    <message>
        <source>a cell of the table reaches beyond its end, a row may be missing: compare with the page</source>
        <translation>表格中有单元格超出末行，可能缺了一行：请与页面核对</translation>
    </message>
    <message>
        <source>{model}: cells are missing and taken from the row above: compare with the page</source>
        <translation>{model}：缺少单元格，已沿用上一行：请与页面核对</translation>
    </message>
    <message>
        <source>{model}: the row has {cells} cells, the header {columns}: copy the table again</source>
        <translation>{model}：该行有 {cells} 个单元格，表头有 {columns} 个：请重新复制表格</translation>
    </message>
    <message>
        <source>{model} stands there twice, with different prices: copy one table of it</source>
        <translation>{model} 出现两次，价格不同：请只复制其中一个表格</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no id of a known model: the row is left out</source>
        <translation>“{text}”不是已知模型的 ID：该行不采用</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is taken for {model}: confirm if that is its id</source>
        <translation>“{text}”视为 {model}：如果这就是它的 ID，请确认</translation>
    </message>
    <message>
        <source>the table names no model, its heading &apos;{text}&apos; is taken for {model}: confirm</source>
        <translation>表格中没有模型名，标题“{text}”视为 {model}：请确认</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; stands beside {model} and is left out: see what it means</source>
        <translation>{model} 旁边有“{text}”，已略去：请看其含义</translation>
    </message>
    <message>
        <source>{model} is taken for a model of its own, not a tier of {text}: confirm</source>
        <translation>{model} 视为独立的模型，而不是 {text} 的档位：请确认</translation>
    </message>
    <message>
        <source>the row names {text} and {model}, the second is taken: confirm</source>
        <translation>该行同时写了 {text} 和 {model}，采用后者：请确认</translation>
    </message>
    <message>
        <source>{model} is new and much like {before}, which is gone: look for a misprint</source>
        <translation>{model} 是新的，与已不在页面上的 {before} 很相似：请看是否有误</translation>
    </message>
    <message>
        <source>{model}: &apos;{text}&apos; is no currency that is known: the row is left out</source>
        <translation>{model}：不认识币种“{text}”，该行不计入</translation>
    </message>
    <message>
        <source>{model}: &apos;{text}&apos; is no known service: the row is left out</source>
        <translation>{model}：“{text}”不是已知的服务：该行不采用</translation>
    </message>
    <message>
        <source>{model}: there are {service} prices alone: add the page with the standard prices</source>
        <translation>{model}：只有 {service} 价格：请加上标准价格的页面</translation>
    </message>
    <message>
        <source>{model}: no unit stands there, 1M tokens is assumed: confirm</source>
        <translation>{model}：没有写单位，按 1M tokens 理解：请确认</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price} for 1K tokens is {million} for 1M: confirm the unit</source>
        <translation>{model}，{charge}：每 1K tokens {price}，即每 1M {million}：请确认单位</translation>
    </message>
    <message>
        <source>{model}, {charge}: the unit is not 1M tokens: the row is left out</source>
        <translation>{model}，{charge}：单位不是 1M tokens：该行不采用</translation>
    </message>
    <message>
        <source>{model}: the price is in {other}, others in {one}: confirm if the sign is a misprint</source>
        <translation>{model}：该价格的货币是 {other}，其他是 {one}：如果是符号印错，请确认</translation>
    </message>
    <message>
        <source>{model}, {charge}: &apos;{text}&apos; is no price: the row is left out</source>
        <translation>{model}，{charge}：“{text}”不是价格：该行不采用</translation>
    </message>
    <message>
        <source>{model}: nothing says what the price {text} is for: the row is left out</source>
        <translation>{model}：没有说明价格 {text} 对应什么：该行不采用</translation>
    </message>
    <message>
        <source>{model}, {charge}: the cell is empty: confirm if there is no such price</source>
        <translation>{model}，{charge}：单元格为空：如果没有这项价格，请确认</translation>
    </message>
    <message>
        <source>{model} has no price for {charge}: the row is left out</source>
        <translation>{model} 没有 {charge} 的价格：该行不采用</translation>
    </message>
    <message>
        <source>{model}, {charge}: it is said to be free: confirm to take 0</source>
        <translation>{model}，{charge}：写的是免费：确认后按 0 计</translation>
    </message>
    <message>
        <source>{model}, {charge}: {before} is struck through, {text} is taken: confirm</source>
        <translation>{model}，{charge}：{before} 被划去，采用 {text}：请确认</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price} has a footnote: confirm when you have read it</source>
        <translation>{model}，{charge}：{price} 带有脚注：请阅读后确认</translation>
    </message>
    <message>
        <source>{model}, {charge}: comma or point can be read in two ways: confirm if it is {price}</source>
        <translation>{model}，{charge}：逗号或小数点有两种读法：如果是 {price}，请确认</translation>
    </message>
    <message>
        <source>{model}, {charge}: one price stands in two columns: confirm for both</source>
        <translation>{model}，{charge}：两列共用一个价格：如果对两者都适用，请确认</translation>
    </message>
    <message>
        <source>{model}: a cache hit ({price}) is dearer than a miss ({other}): look whether the columns are swapped</source>
        <translation>{model}：缓存命中（{price}）比未命中（{other}）贵：请看两列是否颠倒</translation>
    </message>
    <message>
        <source>{model}: input ({price}) is dearer than output ({other}): look whether the columns are swapped</source>
        <translation>{model}：输入（{price}）比输出（{other}）贵：请看两列是否颠倒</translation>
    </message>
    <message>
        <source>{model}: input ({price}) is dearer than what is written to the cache ({other}): look whether the columns are swapped</source>
        <translation>{model}：输入（{price}）比缓存写入（{other}）贵：请看两列是否颠倒</translation>
    </message>
    <message>
        <source>{model}: a cache write for 5 minutes ({price}) is dearer than for 1 hour ({other}): look whether the columns are swapped</source>
        <translation>{model}：5 分钟的缓存写入（{price}）比 1 小时的（{other}）贵：请看两列是否颠倒</translation>
    </message>
    <message>
        <source>{model}: what is written to the cache ({price}) is dearer than output ({other}): look whether the columns are swapped</source>
        <translation>{model}：缓存写入（{price}）比输出（{other}）贵：请看两列是否颠倒</translation>
    </message>
    <message>
        <source>{model}: the prices of {one} and {other} took each other&apos;s place: look whether the columns are swapped</source>
        <translation>{model}：{one} 与 {other} 的价格互换了：请看两列是否颠倒</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price} is dearer than the standard price {other}: compare with the page</source>
        <translation>{model}，{charge}：{price} 比标准价格 {other} 贵：请与页面核对</translation>
    </message>
    <message>
        <source>{model}: these look like its batch prices: confirm if they are the standard ones</source>
        <translation>{model}：这些看起来是它的批量价格：如果确是标准价格，请确认</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price} is far from {before} in the list before: look for a lost point</source>
        <translation>{model}，{charge}：{price} 与之前价格表中的 {before} 相差很大：请看是否漏了小数点</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price} is not {before}, as a list of perhaps the same day has it: compare with the page</source>
        <translation>{model}，{charge}：{price} 不同于可能是同一天的价格表中的 {before}：请与页面核对</translation>
    </message>
    <message>
        <source>{model}, {charge}: the list before has no such price ({price}): compare with the page</source>
        <translation>{model}，{charge}：之前的价格表没有这项价格（{price}）：请与页面核对</translation>
    </message>
    <message>
        <source>{model}, {charge}: the list before has such a price ({before}), the page none: compare</source>
        <translation>{model}，{charge}：之前的价格表有这项价格（{before}），页面没有：请核对</translation>
    </message>
    <message>
        <source>{model}: its {service} prices are gone: confirm if it is no longer offered so</source>
        <translation>{model}：{service} 价格不见了：如果不再提供，请确认</translation>
    </message>
    <message>
        <source>{model}: its {service} prices can&apos;t be kept, since its own ones changed: add the page with them, or confirm to go without</source>
        <translation>{model}：标准价格已变，{service} 价格无法沿用：请加上其页面，或确认不要</translation>
    </message>
    <message>
        <source>{model}: the list before has no {service} prices: compare with the page</source>
        <translation>{model}：之前的价格表没有 {service} 价格：请与页面核对</translation>
    </message>
    <message>
        <source>{model} is not in a list of perhaps the same day: compare with the page</source>
        <translation>{model} 不在可能是同一天的价格表中：请与页面核对</translation>
    </message>
    <message>
        <source>{model}: the mark &apos;recommended&apos; is not as in a list of perhaps the same day: compare</source>
        <translation>{model}：“推荐”标记与可能是同一天的价格表不同：请核对</translation>
    </message>
    <message>
        <source>{model}: &apos;{text}&apos; is no context length: the row is left out</source>
        <translation>{model}：“{text}”不是上下文长度：该行不采用</translation>
    </message>
    <message>
        <source>{model}: &apos;{text}&apos; is taken for {tokens} tokens: confirm</source>
        <translation>{model}：“{text}”按 {tokens} tokens 理解：请确认</translation>
    </message>
    <message>
        <source>{model}: the context is {tokens} tokens, {before} in the list before: compare</source>
        <translation>{model}：上下文为 {tokens} tokens，之前的价格表为 {before}：请核对</translation>
    </message>
    <message>
        <source>{model}: a context of {tokens} tokens does not fit its name: compare</source>
        <translation>{model}：上下文 {tokens} tokens 与名称不符：请核对</translation>
    </message>
    <message>
        <source>{model}: no context stands there, {tokens} tokens by its name: confirm</source>
        <translation>{model}：没有写上下文，按名称为 {tokens} tokens：请确认</translation>
    </message>
    <message>
        <source>{model}: its context length stands nowhere: the row is left out</source>
        <translation>{model}：没有写上下文长度：该行不采用</translation>
    </message>
    <message>
        <source>{model} has two context lengths, {one} and {other}: the row is left out</source>
        <translation>{model} 有两个上下文长度：{one} 和 {other}：该行不采用</translation>
    </message>
    <message>
        <source>{model}: &apos;{text}&apos; is no range of lengths: the row is left out</source>
        <translation>{model}：“{text}”不是长度范围：该行不采用</translation>
    </message>
    <message>
        <source>{model}: the tier begins at {low}, the one before ends at {before}: a row may be missing</source>
        <translation>{model}：该档从 {low} 开始，上一档到 {before} 为止：可能缺了一行</translation>
    </message>
    <message>
        <source>{model}: the last tier ends at {bound}, the context at {tokens}: the rows are left out</source>
        <translation>{model}：最后一档到 {bound} 为止，上下文为 {tokens}：这些行不采用</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price} is cheaper than a shorter request ({other}): compare</source>
        <translation>{model}，{charge}：{price} 比更短的请求（{other}）便宜：请核对</translation>
    </message>
    <message>
        <source>{model}: not all its tiers have the same prices: the rows are left out</source>
        <translation>{model}：各档的价格项目不一致：这些行不采用</translation>
    </message>
    <message>
        <source>{model}: its tiers are not those of the list before: compare with the page</source>
        <translation>{model}：档位与之前的价格表不同：请与页面核对</translation>
    </message>
    <message>
        <source>{model}: its tiers are not those of its standard prices: compare</source>
        <translation>{model}：档位与标准价格的档位不同：请核对</translation>
    </message>
    <message>
        <source>{model}: no unit stands there, one call is assumed: confirm</source>
        <translation>{model}：没有写单位，按一次调用理解：请确认</translation>
    </message>
    <message>
        <source>{model}: {price} for 1,000 calls is {one} for one: confirm</source>
        <translation>{model}：每 1,000 次 {price}，即每次 {one}：请确认</translation>
    </message>
    <message>
        <source>the end of the page can&apos;t be read: copy it again, or confirm what is there</source>
        <translation>页面末尾无法读取：请重新复制，或确认采用已读到的内容</translation>
    </message>
    <message>
        <source>a row is left out, it has {cells} cells and the header {columns}: {text}. Confirm, or copy the table again</source>
        <translation>略去一行，它有 {cells} 个单元格，表头有 {columns} 个：{text}。请确认，或重新复制表格</translation>
    </message>
    <message>
        <source>a table with prices is not understood and left out: {text}. Confirm if it is not needed</source>
        <translation>有一个带价格的表格无法识别，已略去：{text}。如果不需要，请确认</translation>
    </message>
    <message>
        <source>a row of tools is not understood and left out: {text}. Confirm</source>
        <translation>工具表中有一行无法识别，已略去：{text}。请确认</translation>
    </message>
    <message>
        <source>{model} is in the list before, not on the page: confirm if it is gone, or keep its row</source>
        <translation>{model} 在之前的价格表中有，页面上没有：如果已取消请确认，或保留它的行</translation>
    </message>
    <message>
        <source>the models stand in another order than in a list of perhaps the same day: compare</source>
        <translation>模型的顺序与可能是同一天的价格表不同：请核对</translation>
    </message>
    <message>
        <source>the call {call} is in the list before, not on the page: confirm if it is gone</source>
        <translation>调用 {call} 在之前的价格表中有，页面上没有：如果已取消，请确认</translation>
    </message>
    <message>
        <source>the page tells no day: give the one from which its prices hold</source>
        <translation>页面没有写日期：请填写价格生效的日期</translation>
    </message>
    <message>
        <source>the page does not say what the day {day} is of: confirm if its prices hold from then</source>
        <translation>页面没有说明 {day} 是什么日期：如果价格从这一天起生效，请确认</translation>
    </message>
    <message>
        <source>there are several days ({days}), {day} is taken: confirm or give another</source>
        <translation>有多个日期（{days}），采用 {day}：请确认或另填一个</translation>
    </message>
    <message>
        <source>the page ({day}) is older than the list before ({before}): confirm</source>
        <translation>页面（{day}）比之前的价格表（{before}）旧：请确认</translation>
    </message>
    <message>
        <source>nothing but the day changed ({day}, {before} before): confirm if the day is right</source>
        <translation>只有日期变了（{day}，之前为 {before}）：如果日期无误，请确认</translation>
    </message>
    <message>
        <source>no price has a sign of a currency: confirm {currency}, or give another</source>
        <translation>价格都没有货币符号：请确认 {currency}，或另选货币</translation>
    </message>
    <message>
        <source>the prices are in {currency}, those of the list before in {before}: confirm, or choose another list to compare with</source>
        <translation>价格的货币是 {currency}，之前的价格表是 {before}：请确认，或另选一个价格表来对照</translation>
    </message>
    <message>
        <source>the page tells no address: give it</source>
        <translation>页面没有写地址：请填写</translation>
    </message>
    <message>
        <source>{address} is no address of {provider}, and others have prices of their own: confirm if the page is a copy</source>
        <translation>{address} 不是 {provider} 的地址，别家的价格并不相同：如果页面是副本，请确认</translation>
    </message>
    <message>
        <source>the page says both that tax is in its prices and that it is not: confirm to leave it open</source>
        <translation>页面既说价格含税，又说不含税：确认后不作记录</translation>
    </message>
    <message>
        <source>what the page says of tax is not as in a list of perhaps the same day: compare</source>
        <translation>页面关于税的说法与可能是同一天的价格表不同：请核对</translation>
    </message>
    <message>
        <source>There is no table of tools: the prices of calls are those of {list}.</source>
        <translation>没有工具表格：调用价格沿用 {list}。</translation>
    </message>
    <message>
        <source>{model}: there is no table of {service} prices: they are those of {list}.</source>
        <translation>{model}：没有 {service} 价格的表格：沿用 {list}。</translation>
    </message>
    <message>
        <source>{model}: no context stands there: it is as in the lists before.</source>
        <translation>{model}：没有写上下文：与之前的价格表相同。</translation>
    </message>
    <message>
        <source>The page tells no address: it is that of {list}.</source>
        <translation>页面没有写地址：沿用 {list} 的地址。</translation>
    </message>
    <message>
        <source>The page says nothing of tax: it is as in {list}.</source>
        <translation>页面没有提到税：与 {list} 相同。</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price}, before {before}.</source>
        <translation>{model}，{charge}：{price}，之前为 {before}。</translation>
    </message>
    <message>
        <source>{model}, {charge}: {price} is new.</source>
        <translation>{model}，{charge}：新增 {price}。</translation>
    </message>
    <message>
        <source>{model} is new; its family, {family}, is told from its name.</source>
        <translation>{model} 是新模型；系列 {family} 由名称得出。</translation>
    </message>
    <message>
        <source>{model} is not in the list before.</source>
        <translation>{model} 不在之前的价格表中。</translation>
    </message>
    <message>
        <source>{model}: {service} prices are new.</source>
        <translation>{model}：新增 {service} 价格。</translation>
    </message>
    <message>
        <source>The call {call} is new.</source>
        <translation>新增调用 {call}。</translation>
    </message>
    <message>
        <source>A call of {call} costs {price}, before {before}.</source>
        <translation>调用 {call} 每次 {price}，之前为 {before}。</translation>
    </message>
    <message>
        <source>{model}: the mark &apos;recommended&apos; changed.</source>
        <translation>{model}：“推荐”标记有变化。</translation>
    </message>
    <message>
        <source>{model} is retired and no longer on the page.</source>
        <translation>{model} 已下线，不在页面上了。</translation>
    </message>
    <message>
        <source>{model} stands there twice with the same prices.</source>
        <translation>{model} 出现两次，价格相同。</translation>
    </message>
    <message>
        <source>{model} stands in another table too, whose other prices are left out.</source>
        <translation>{model} 还出现在另一个表格中，那里的其他价格已略去。</translation>
    </message>
    <message>
        <source>A table without prices is left out: {text}</source>
        <translation>略去一个没有价格的表格：{text}</translation>
    </message>
    <message>
        <source>What the page says of tax is not as in {list}.</source>
        <translation>页面关于税的说法与 {list} 不同。</translation>
    </message>
    <message>
        <source>There is no list in this currency to compare with.</source>
        <translation>没有这种货币的价格表可以对照。</translation>
    </message>
</context>
<context>
    <name>PriceShelf</name>
    <message>
        <source>1 fault</source>
        <translation>1 处错误</translation>
    </message>
    <message>
        <source>{n} faults</source>
        <translation>{n} 处错误</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>This file is no price list:</source>
        <translation>这个文件不是有效的价格表：</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 个模型</translation>
    </message>
    <message>
        <source>{n} models</source>
        <translation>{n} 个模型</translation>
    </message>
    <message>
        <source>{currency} per 1M tokens</source>
        <translation>{currency}/百万 tokens</translation>
    </message>
    <message>
        <source>tax included</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>tax excluded</source>
        <translation>不含税</translation>
    </message>
    <message>
        <source>CNY</source>
        <translation>人民币</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>我的价格表</translation>
    </message>
    <message>
        <source>The company&apos;s lists</source>
        <translation>公司的价格表</translation>
    </message>
</context>
<context>
    <name>PriceTable</name>
    <message>
        <source>Charged by the call</source>
        <translation>按次收费</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>List price {price}</source>
        <translation>目录价 {price}</translation>
    </message>
    <message>
        <source>{price}, {currency} per call</source>
        <translation>{price}（{currency}/次）</translation>
    </message>
    <message>
        <source>{price} a call</source>
        <translation>{price} / 次</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Cache miss</source>
        <translation>未命中</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Write {n} min</source>
        <translation>写入 {n} 分钟</translation>
    </message>
    <message>
        <source>Write {n} h</source>
        <translation>写入 {n} 小时</translation>
    </message>
    <message>
        <source>Write {n} d</source>
        <translation>写入 {n} 天</translation>
    </message>
    <message>
        <source>{price}, {currency} per 1M tokens</source>
        <translation>{price}（{currency}/百万 tokens）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>No price for cache hits: all input is billed at one price</source>
        <translation>没有缓存命中价格：输入全部按同一价格计费</translation>
    </message>
    <message>
        <source>The list has no such price</source>
        <translation>价格表中没有这项价格</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PriceTablePanel</name>
    <message>
        <source>Find a model (Ctrl+F)</source>
        <translation>查找模型 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>&amp;Use this list</source>
        <translation>使用这份(&amp;U)</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>No model of this list matches.</source>
        <translation>这份价格表中没有匹配的模型。</translation>
    </message>
    <message>
        <source>Prices per 1M tokens</source>
        <translation>每百万 tokens 价格</translation>
    </message>
    <message>
        <source>Charged by the call</source>
        <translation>按次收费</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>No room for: {columns}. Make the window wider, or copy the table.</source>
        <translation>宽度不够，未显示：{columns}。可加宽窗口，或复制整张表。</translation>
    </message>
    <message>
        <source>&amp;Edit a copy…</source>
        <translation>编辑副本(&amp;E)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>PriceTableView</name>
    <message>
        <source>Copy selected rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>As the list has them</source>
        <translation>价格表顺序</translation>
    </message>
</context>
<context>
    <name>PricesPage</name>
    <message>
        <source>Export the price list</source>
        <translation>导出价格表</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read any more ({reason}): choose another list.</source>
        <translation>{file} 已无法读取（{reason}），请选择其他价格表。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written ({reason}): choose another place.</source>
        <translation>无法写入 {file}（{reason}），请换个位置。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>C&amp;ontents</source>
        <translation>目录(&amp;O)</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>搜索（Ctrl+F）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} / {count}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Amounts are tokens × unit price ÷ 1,000,000 × requests, worked out exactly; only what is shown is rounded.</source>
        <translation>金额 = tokens × 单价 ÷ 1,000,000 × 次数，精确计算，只在显示时四舍五入。</translation>
    </message>
    <message>
        <source>Amounts in {currencies} are given separately and never added.</source>
        <translation>{currencies}的金额分别列出，不相加。</translation>
    </message>
    <message>
        <source> and </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{list}, {day}</source>
        <translation>{list}（{day}）</translation>
    </message>
    <message>
        <source>Price list {list}: {told}</source>
        <translation>价格表 {list}：{told}</translation>
    </message>
    <message>
        <source>in force from about that day</source>
        <translation>大约自该日起执行</translation>
    </message>
    <message>
        <source>the day it came into force is not certain</source>
        <translation>执行日期不确定</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{list}; subtotal {amount}</source>
        <translation>{list}；小计 {amount}</translation>
    </message>
    <message>
        <source>Amounts include {rate} tax; those without it are rounded half up to hundredths.</source>
        <translation>金额含税，税率 {rate}；不含税金额四舍五入到分。</translation>
    </message>
    <message>
        <source>Amounts don&apos;t include tax; {rate} comes on top, rounded half up to hundredths.</source>
        <translation>金额不含税；另加税，税率 {rate}，税额四舍五入到分。</translation>
    </message>
    <message>
        <source>Please note: not all price lists say the same of taxes in their prices.</source>
        <translation>请注意：有价格表对价格是否含税的说明与此不同。</translation>
    </message>
    <message>
        <source>Daily usage: 30 days a month, 365 days a year.</source>
        <translation>按天计的用量：每月按 30 天，每年按 365 天。</translation>
    </message>
    <message>
        <source>Weekly usage: 52 weeks a year, a month being a twelfth of that.</source>
        <translation>按周计的用量：每年按 52 周，每月为其十二分之一。</translation>
    </message>
    <message>
        <source>One-off items count in the first year, and in no month.</source>
        <translation>一次性项目计入第一年，不计入每月。</translation>
    </message>
    <message>
        <source>Growth of {rate} a month for {n} months: the amount per month is that of the first month; the first year includes the growth.</source>
        <translation>每月增长 {rate}，共 {n} 个月：“每月”为第一个月的金额，“第一年”已含增长。</translation>
    </message>
    <message>
        <source>Decline of {rate} a month for {n} months: the amount per month is that of the first month; the first year includes the decline.</source>
        <translation>每月减少 {rate}，共 {n} 个月：“每月”为第一个月的金额，“第一年”已含减少。</translation>
    </message>
    <message>
        <source>In a conversation each turn sends the prefix and all earlier turns again; a price per request is that of a whole conversation.</source>
        <translation>对话中，每一轮都会再次发送固定前缀和此前各轮内容；“每次”为一整个对话的价格。</translation>
    </message>
    <message>
        <source>Where prices have tiers each request is billed in that of its own length.</source>
        <translation>分档计价的模型，每次请求按其自身长度所在档位计费。</translation>
    </message>
    <message>
        <source>Calls of tools are charged beside tokens; what they return is input, as far as it is in the usage.</source>
        <translation>工具调用在 tokens 之外另行计费；其返回内容属于输入，仅在用量已包含时计入。</translation>
    </message>
    <message>
        <source>The shares of cache hits are assumptions; the platform decides on them.</source>
        <translation>缓存命中比例是假设，实际命中以平台为准。</translation>
    </message>
    <message>
        <source>{model} has been retired since {day}; its successor is {other}.</source>
        <translation>{model} 已于 {day} 下线，替代模型为 {other}。</translation>
    </message>
    <message>
        <source>{model} has been retired since {day}.</source>
        <translation>{model} 已于 {day} 下线。</translation>
    </message>
    <message>
        <source>{model} will be retired on {day}; its successor is {other}.</source>
        <translation>{model} 将于 {day} 下线，替代模型为 {other}。</translation>
    </message>
    <message>
        <source>{model} will be retired on {day}.</source>
        <translation>{model} 将于 {day} 下线。</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估算单</translation>
    </message>
    <message>
        <source>Calculated on {day}</source>
        <translation>计算日期：{day}</translation>
    </message>
    <message>
        <source>{model} ({service})</source>
        <translation>{model}（{service}）</translation>
    </message>
    <message>
        <source>{amount}, tax included</source>
        <translation>{amount}（含税）</translation>
    </message>
    <message>
        <source>{amount}, before tax</source>
        <translation>{amount}（不含税）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Price list {list}</source>
        <translation>价格表 {list}</translation>
    </message>
    <message>
        <source>Without a group</source>
        <translation>未分组</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Per request</source>
        <translation>每次</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>第一年</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 tokens</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Input without hits</source>
        <translation>未命中的输入</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 tokens</translation>
    </message>
    <message>
        <source>Cache writes {lifetime}</source>
        <translation>缓存写入 {lifetime}</translation>
    </message>
    <message>
        <source>Calls: {name}</source>
        <translation>调用：{name}</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>固定前缀</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>每轮提问</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>每轮回答</translation>
    </message>
    <message>
        <source>Cache lifetime</source>
        <translation>缓存保留时长</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Exact amount</source>
        <translation>精确金额</translation>
    </message>
    <message>
        <source>Other charges per request</source>
        <translation>每次其他费用</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>计费项</translation>
    </message>
    <message>
        <source>Up to tokens</source>
        <translation>分档上限 tokens</translation>
    </message>
    <message>
        <source>Quantity per request</source>
        <translation>每次用量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Price is for</source>
        <translation>单价对应数量</translation>
    </message>
    <message>
        <source>Cost per request</source>
        <translation>每次费用</translation>
    </message>
    <message>
        <source>Price: {charge}</source>
        <translation>单价：{charge}</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>(amounts were changed: write them out in words anew)</source>
        <translation>（金额已改动，请重新填写大写）</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注说明</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>计算依据</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>计费明细</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>Days in a month</source>
        <translation>每月天数</translation>
    </message>
    <message>
        <source>Weeks in a year</source>
        <translation>每年周数</translation>
    </message>
    <message>
        <source>Days in a year</source>
        <translation>每年天数</translation>
    </message>
    <message>
        <source>Months in a year</source>
        <translation>每年月数</translation>
    </message>
    <message>
        <source>Without tax</source>
        <translation>不含税金额</translation>
    </message>
    <message>
        <source>Tax, {rate}</source>
        <translation>税额（{rate}）</translation>
    </message>
    <message>
        <source>With tax</source>
        <translation>价税合计</translation>
    </message>
    <message>
        <source>Per month in capitals</source>
        <translation>每月金额大写</translation>
    </message>
    <message>
        <source>Once in capitals</source>
        <translation>一次性金额大写</translation>
    </message>
    <message>
        <source>First year in capitals</source>
        <translation>第一年金额大写</translation>
    </message>
    <message>
        <source>{capitals} (rounded)</source>
        <translation>{capitals}（已四舍五入到分）</translation>
    </message>
</context>
<context>
    <name>RequestsField</name>
    <message>
        <source>&amp;Requests</source>
        <translation>请求次数(&amp;R)</translation>
    </message>
    <message>
        <source>Requests per day</source>
        <translation>每天请求次数</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>次/天</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>{n} requests in all</source>
        <translation>共 {n} 次</translation>
    </message>
</context>
<context>
    <name>RequestsSwitch</name>
    <message>
        <source>In all</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Per da&amp;y × days</source>
        <translation>每天 × 天数(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>Total · no result yet: correct the marked field</source>
        <translation>合计 · 暂无结果：请改正标出的内容</translation>
    </message>
    <message>
        <source>Last result: {model}, {usage} · correct the marked field</source>
        <translation>上次结果：{model}，{usage} · 请改正标出的内容</translation>
    </message>
    <message>
        <source>Total · {usage}</source>
        <translation>合计 · {usage}</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 次请求</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} 次请求</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 个对话</translation>
    </message>
    <message>
        <source>{n} conversations</source>
        <translation>{n} 个对话</translation>
    </message>
    <message>
        <source>1 turn</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{n} turns</source>
        <translation>{n} 轮</translation>
    </message>
    <message>
        <source>{n} requests a day × {days} days</source>
        <translation>每天 {n} 次 × {days} 天</translation>
    </message>
    <message>
        <source>Total · no price: the model is not in this price list</source>
        <translation>合计 · 无价格：模型不在这份价格表中</translation>
    </message>
    <message>
        <source>Total · no price: the price list has none for this</source>
        <translation>合计 · 无法计价：价格表中没有此项价格</translation>
    </message>
    <message>
        <source>Total · no price: the conversation is too long for this model</source>
        <translation>合计 · 无法计价：对话超出了这个模型的上下文</translation>
    </message>
    <message>
        <source>Total · no price: the request is too long for this model</source>
        <translation>合计 · 无法计价：请求超出了这个模型的上下文</translation>
    </message>
    <message>
        <source>Per conversation</source>
        <translation>每个对话</translation>
    </message>
    <message>
        <source>Per request</source>
        <translation>每次</translation>
    </message>
    <message>
        <source>Per day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Per month (30 days)</source>
        <translation>每月（30 天）</translation>
    </message>
    <message>
        <source>Per month (22 days)</source>
        <translation>每月（22 天）</translation>
    </message>
    <message>
        <source>Per year (365 days)</source>
        <translation>每年（365 天）</translation>
    </message>
    <message>
        <source>Per year (264 days)</source>
        <translation>每年（264 天）</translation>
    </message>
    <message>
        <source>1 {code} = {rate} {currency}</source>
        <translation>1 {code} = {rate} {currency}</translation>
    </message>
    <message>
        <source>about {amount} ({rate})</source>
        <translation>约合 {amount}（{rate}）</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Breakdown by charge</source>
        <translation>费用明细</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>改用 {model}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Your last settings could not be read: these are the defaults</source>
        <translation>上次的设置无法读取，已恢复为默认值</translation>
    </message>
    <message>
        <source>Your last settings could not be read: these are the defaults, the file is kept as {name}</source>
        <translation>上次的设置无法读取，已恢复为默认值；原文件保留为 {name}</translation>
    </message>
    <message>
        <source>{model} is in no price list any more: {other} is picked instead</source>
        <translation>{model} 已不在任何价格表中，现选用 {other}</translation>
    </message>
    <message>
        <source>Settings can&apos;t be saved at the moment; what you change may be lost at closing</source>
        <translation>设置暂时无法保存，关闭后更改可能不会保留</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>An underlined letter, in a menu or beside a field, is pressed together with Alt.</source>
        <translation>菜单和控件上带下划线的字母，与 Alt 一起按。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>In the menu</source>
        <translation>菜单字母</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>当前页面</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>The next control, the one before</source>
        <translation>下一个、上一个控件</translation>
    </message>
    <message>
        <source>Open a page</source>
        <translation>打开某一页</translation>
    </message>
    <message>
        <source>Press a button, turn a switch</source>
        <translation>按下按钮、切换开关</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Close a dialog</source>
        <translation>关闭对话框</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>输入框</translation>
    </message>
    <message>
        <source>Write the number out</source>
        <translation>把数字写完整</translation>
    </message>
    <message>
        <source>Enter, or go to another control</source>
        <translation>Enter，或移到其他控件</translation>
    </message>
    <message>
        <source>Move the slider of cache hits</source>
        <translation>移动缓存命中滑块</translation>
    </message>
    <message>
        <source>Open the list of days</source>
        <translation>打开天数列表</translation>
    </message>
    <message>
        <source>Choosing a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>打开列表</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>type a part of its name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>Take the marked one, or none</source>
        <translation>选定标出的模型、放弃选择</translation>
    </message>
    <message>
        <source>Tables and chart</source>
        <translation>表格与图表</translation>
    </message>
    <message>
        <source>Go to another row</source>
        <translation>移到其他行</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制选中的行</translation>
    </message>
    <message>
        <source>Pick the model of this row</source>
        <translation>选用这一行的模型</translation>
    </message>
    <message>
        <source>In the chart, the turn before or the next</source>
        <translation>图表中，上一轮、下一轮</translation>
    </message>
    <message>
        <source>Items of an estimate</source>
        <translation>估算单的各项</translation>
    </message>
    <message>
        <source>Records of use</source>
        <translation>用量记录</translation>
    </message>
    <message>
        <source>Add copied files, or a copied table</source>
        <translation>添加复制的文件或表格</translation>
    </message>
    <message>
        <source>In the chart, the day before or the next</source>
        <translation>图中前一天或后一天</translation>
    </message>
    <message>
        <source>By another kind of group</source>
        <translation>换一种分组</translation>
    </message>
    <message>
        <source>Help and this window</source>
        <translation>帮助与本窗口</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Next hit, the one before</source>
        <translation>下一处、上一处</translation>
    </message>
    <message>
        <source>Clear the search, then close</source>
        <translation>先清空搜索，再关闭</translation>
    </message>
    <message>
        <source>{keys}, or type in the cell</source>
        <translation>{keys}，或直接输入</translation>
    </message>
    <message>
        <source>Open the item on the page Calculate</source>
        <translation>在“计算”页打开这一项</translation>
    </message>
    <message>
        <source>Edit in place</source>
        <translation>就地编辑</translation>
    </message>
    <message>
        <source>Take what was typed, or leave it</source>
        <translation>采用输入的内容，或放弃</translation>
    </message>
    <message>
        <source>Select several rows, or all</source>
        <translation>选中多行，或全选</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move up, move down</source>
        <translation>上移、下移</translation>
    </message>
    <message>
        <source>Close the group, open it</source>
        <translation>折叠、展开分组</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>1 item only in {name}</source>
        <translation>仅“{name}”有 1 项</translation>
    </message>
    <message>
        <source>{n} items only in {name}</source>
        <translation>仅“{name}”有 {n} 项</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>未分组</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>{name} · once</source>
        <translation>{name} · 一次性</translation>
    </message>
    <message>
        <source>{name} · first year</source>
        <translation>{name} · 第一年</translation>
    </message>
</context>
<context>
    <name>SideBySideDialog</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Side by side: {names}</source>
        <translation>并排对比：{names}</translation>
    </message>
    <message>
        <source>Copy as &amp;table</source>
        <translation>复制为表格(&amp;T)</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Texts and documents</source>
        <translation>文本和文档</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>添加文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>添加文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop counting</source>
        <translation>停止统计(&amp;S)</translation>
    </message>
    <message>
        <source>O&amp;ne file = one request</source>
        <translation>一个文件算一次请求(&amp;O)</translation>
    </message>
    <message>
        <source>Each file is a request; what is typed here and the images go with each.</source>
        <translation>每个文件是一次请求；这里输入的文字和图片 tokens 计入每一次。</translation>
    </message>
    <message>
        <source>&amp;Go on counting</source>
        <translation>继续统计(&amp;G)</translation>
    </message>
    <message>
        <source>Files with a problem</source>
        <translation>有问题的文件</translation>
    </message>
    <message>
        <source>Files with a problem, named below: {count}</source>
        <translation>{count} 个文件有问题，见下方列表</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>SourceRows</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Cost as input</source>
        <translation>输入费用</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}：{why}</translation>
    </message>
    <message>
        <source>{encoding}; another one by right-click</source>
        <translation>{encoding}，右键可更换编码</translation>
    </message>
    <message>
        <source>numbers are counted as the spreadsheet shows them</source>
        <translation>数字按表格中显示的样子统计</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未统计</translation>
    </message>
    <message>
        <source>Typed text</source>
        <translation>输入的文本</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>{name} (partly)</source>
        <translation>{name}（部分）</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Price list {date} ({days} days old)</source>
        <translation>价格表 {date}（{days} 天前）</translation>
    </message>
    <message>
        <source>Price list {date} ({months} months old)</source>
        <translation>价格表 {date}（{months} 个月前）</translation>
    </message>
    <message>
        <source>all its models are retired</source>
        <translation>其中的模型均已下线</translation>
    </message>
    <message>
        <source>its day is fairly sure</source>
        <translation>起始日期：中等把握</translation>
    </message>
    <message>
        <source>its day is not sure</source>
        <translation>起始日期：把握不大</translation>
    </message>
    <message>
        <source>{name}, {date} ({days} days old)</source>
        <translation>{name}，{date}（{days} 天前）</translation>
    </message>
    <message>
        <source>{name}, {date} ({months} months old)</source>
        <translation>{name}，{date}（{months} 个月前）</translation>
    </message>
    <message>
        <source>your company&apos;s list</source>
        <translation>公司价格表</translation>
    </message>
    <message>
        <source>your own list</source>
        <translation>我的价格表</translation>
    </message>
    <message>
        <source>from the official price page</source>
        <translation>来自官方价格页</translation>
    </message>
    <message>
        <source>tax included</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>tax excluded</source>
        <translation>不含税</translation>
    </message>
    <message>
        <source>works offline</source>
        <translation>离线计算，不联网</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>price list {date}</source>
        <translation>价格表 {date}</translation>
    </message>
    <message>
        <source>{n} price lists</source>
        <translation>{n} 份价格表</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>&amp;Text to count: type, paste, or drop files and folders</source>
        <translation>要统计的文本：可输入、粘贴，或拖入文件和文件夹(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Question or instructions sent along with the text and the files</source>
        <translation>随文本和文件一起发送的提问或指令(&amp;Q)</translation>
    </message>
    <message>
        <source>Tokens of &amp;images, per request</source>
        <translation>图片 tokens / 次(&amp;I)</translation>
    </message>
    <message>
        <source>An image&apos;s tokens depend on its resolution, by no public rule: type the number that the platform&apos;s estimate interface gives.</source>
        <translation>图片的 tokens 取决于分辨率，官方没有公开算法：请填写平台估算接口给出的数字。</translation>
    </message>
    <message>
        <source>Needs the file tiktoken.model, which comes with the open Kimi K2 models: ask whoever runs one, or download it from the model&apos;s page.</source>
        <translation>需要 tiktoken.model 文件：它随 Kimi K2 开源模型发布，可向部署模型的同事索取，或从模型页面下载。</translation>
    </message>
    <message>
        <source>Requests &amp;like this</source>
        <translation>请求次数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Estimate again</source>
        <translation>改回估算(&amp;E)</translation>
    </message>
    <message>
        <source>Count &amp;exactly…</source>
        <translation>精确计数(&amp;E)…</translation>
    </message>
    <message>
        <source>The file tiktoken.model</source>
        <translation>选择 tiktoken.model 文件</translation>
    </message>
    <message>
        <source>Extracting text from documents is free for now; the extracted text is billed as input. Nothing leaves this computer.</source>
        <translation>文档的文字提取目前免费，提取出的文字按输入计费。内容不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>TextEstimate</name>
    <message>
        <source>{model} is not in the price list in use: no cost</source>
        <translation>{model} 不在当前价格表中，无法计算费用</translation>
    </message>
    <message>
        <source>{file} is not the file for exact counts, or not there any more: choose the tiktoken.model that the model comes with</source>
        <translation>{file} 不能用于精确计数，或已不存在：请选择模型发布时附带的 tiktoken.model</translation>
    </message>
    <message>
        <source>&amp;Use the average of {count} files</source>
        <translation>用作输入 tokens（{count} 个文件的平均值）(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Use only what is counted ({counted} of {all} files)</source>
        <translation>仅使用已统计的部分（{counted} / {all} 个文件）(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Use as fixed-prefix tokens</source>
        <translation>用作固定前缀 tokens(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Use as question tokens</source>
        <translation>用作每轮提问 tokens(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Use as answer tokens</source>
        <translation>用作每轮回答 tokens(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Use as input tokens</source>
        <translation>用作输入 tokens(&amp;U)</translation>
    </message>
    <message>
        <source>Fixed-prefix tokens from text</source>
        <translation>从文本估算固定前缀 tokens</translation>
    </message>
    <message>
        <source>Question tokens from text</source>
        <translation>从文本估算每轮提问 tokens</translation>
    </message>
    <message>
        <source>Answer tokens from text</source>
        <translation>从文本估算每轮回答 tokens</translation>
    </message>
    <message>
        <source>Input tokens from text</source>
        <translation>从文本估算输入 tokens</translation>
    </message>
</context>
<context>
    <name>TimesEditor</name>
    <message>
        <source>on &amp;days</source>
        <translation>天数(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;period</source>
        <translation>周期(&amp;P)</translation>
    </message>
    <message>
        <source>co&amp;nversations a day</source>
        <translation>每天对话数(&amp;N)</translation>
    </message>
    <message>
        <source>co&amp;nversations</source>
        <translation>对话数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;requests a day</source>
        <translation>每天次数(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;requests</source>
        <translation>次数(&amp;R)</translation>
    </message>
</context>
<context>
    <name>TokenSources</name>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Cost as input: {cost}</source>
        <translation>输入费用：{cost}</translation>
    </message>
    <message>
        <source>{count} requests: {cost}</source>
        <translation>{count} 次请求：{cost}</translation>
    </message>
    <message>
        <source>The vocabulary doesn&apos;t hold for {model}: its tokenizer isn&apos;t public.</source>
        <translation>词表不适用于 {model}：它的分词规则没有公开。</translation>
    </message>
    <message>
        <source>The vocabulary doesn&apos;t hold for {model}: its tokenizer is another one.</source>
        <translation>词表不适用于 {model}：它用的是另一套分词规则。</translation>
    </message>
    <message>
        <source>It is no vocabulary that this program knows.</source>
        <translation>这不是本程序认识的词表。</translation>
    </message>
    <message>
        <source>Counted with the vocabulary: exact.</source>
        <translation>按词表计数，结果精确。</translation>
    </message>
    <message>
        <source>pages not counted, as their fonts don&apos;t say which letters they show: {count}; run text recognition</source>
        <translation>有 {count} 页的字体没有给出对应的文字，无法识别，未计入；请先做文字识别（OCR）</translation>
    </message>
    <message>
        <source>is an archive; unpack it and add the files</source>
        <translation>是压缩包；请解压后添加文件</translation>
    </message>
    <message>
        <source>is of an old Office; save it as .docx or .pdf</source>
        <translation>是旧版 Office 文件；请另存为 .docx 或 .pdf</translation>
    </message>
    <message>
        <source>needs a password; save a copy without one</source>
        <translation>需要密码；请另存一份不带密码的</translation>
    </message>
    <message>
        <source>scanned pages without text; run text recognition</source>
        <translation>没有文字，可能是扫描件；请先做文字识别（OCR）</translation>
    </message>
    <message>
        <source>is damaged; open it and save it anew</source>
        <translation>文件已损坏；请打开后重新保存</translation>
    </message>
    <message>
        <source>is too large; split it</source>
        <translation>文件太大；请拆分</translation>
    </message>
    <message>
        <source>unpacks to far more than a document holds</source>
        <translation>解压后远大于正常文档，已停止读取</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>{typical} tokens ({range}, {width})</source>
        <translation>{typical} tokens（{range}，{width}）</translation>
    </message>
    <message>
        <source>{typical} tokens ({range})</source>
        <translation>{typical} tokens（{range}）</translation>
    </message>
    <message>
        <source>The platform&apos;s rule of thumb: {low} – {high}.</source>
        <translation>官方粗略规则：{low} – {high}。</translation>
    </message>
    <message>
        <source>The exact count holds.</source>
        <translation>以精确计数为准。</translation>
    </message>
    <message>
        <source>Neither is sure for such a text: better count exactly.</source>
        <translation>这类文本两者都不可靠，建议精确计数。</translation>
    </message>
    <message>
        <source>It lies outside the estimate; trust the estimate, which is worked out from the words and not from the number of characters alone.</source>
        <translation>它落在估算区间之外，请以估算为准：估算按实际分词得出，粗略规则只看字数。</translation>
    </message>
    <message>
        <source>It is coarser and reaches beyond the estimate; trust the estimate.</source>
        <translation>它更粗略，部分落在估算区间之外，请以估算为准。</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>may be too long</source>
        <translation>可能放不下</translation>
    </message>
    <message>
        <source>Too long for {model}, which takes up to {limit} tokens a request.</source>
        <translation>{model} 每次请求最多 {limit} tokens，放不下。</translation>
    </message>
    <message>
        <source>This may be too long for {model}, which takes up to {limit} tokens a request.</source>
        <translation>{model} 每次请求最多 {limit} tokens，可能放不下。</translation>
    </message>
    <message>
        <source>The range crosses a price tier: up to {up_to} tokens all input costs {less} per 1M, above that {more}.</source>
        <translation>区间跨价格档：{up_to} tokens 以内，全部输入按 {less} / 百万计费，超过则按 {more}。</translation>
    </message>
    <message>
        <source>An estimate: the true number lies within {width}.</source>
        <translation>估算值，误差在 {width} 以内。</translation>
    </message>
    <message>
        <source>An estimate, within {width}: short texts, tables, contracts, literary and traditional Chinese, and languages other than Chinese and English vary more.</source>
        <translation>估算值，误差在 {width} 以内：短文本、表格、合同、文言和繁体中文，以及中英文以外的语言，波动更大。</translation>
    </message>
    <message>
        <source>A guess: of this script or these symbols few texts have been measured, or none.</source>
        <translation>粗略估计：这种文字或符号只用少量文本测量过，或从未测量过。</translation>
    </message>
    <message>
        <source>Looking for files: {count} found…</source>
        <translation>正在查找文件：已找到 {count} 个…</translation>
    </message>
    <message>
        <source>Counting {done} / {all}…</source>
        <translation>正在统计 {done} / {all}…</translation>
    </message>
    <message>
        <source>{counted} of {all} files counted, the rest not.</source>
        <translation>{all} 个文件中已统计 {counted} 个，其余未统计。</translation>
    </message>
    <message>
        <source>There may be more: looking for them was stopped too.</source>
        <translation>查找也已停止，可能还有其他文件。</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>may not be read; check its permissions</source>
        <translation>没有读取权限</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>不是文本文件</translation>
    </message>
    <message>
        <source>is an image: its tokens depend on its resolution, by no public rule</source>
        <translation>是图片：tokens 取决于分辨率，官方没有公开算法</translation>
    </message>
    <message>
        <source>Files that can&apos;t be read, not counted: {count}.</source>
        <translation>{count} 个文件无法读取，未计入。</translation>
    </message>
    <message>
        <source>Files of which a part is not counted: {count}.</source>
        <translation>{count} 个文件有部分内容未计入。</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
    <message>
        <source>characters that its fonts don&apos;t tell, guessed: {count}</source>
        <translation>有 {count} 个字符无法确定是什么字，按估计计入</translation>
    </message>
    <message>
        <source>damaged or oversized pages, not counted: {count}</source>
        <translation>有 {count} 页损坏或过大，未计入</translation>
    </message>
    <message>
        <source>damaged parts: {count}; open it in its own program and save it again</source>
        <translation>有 {count} 处损坏，未完整计入；请用原来的软件打开并重新保存</translation>
    </message>
    <message>
        <source>cells without their content: {count}; open it in its own program and save it again</source>
        <translation>有 {count} 个单元格缺少内容，未计入；请用原来的软件打开并重新保存</translation>
    </message>
    <message>
        <source>is of a kind that can&apos;t be read; save it as .docx or .pdf</source>
        <translation>不支持这种文件；请另存为 .docx 或 .pdf</translation>
    </message>
    <message>
        <source>its fonts don&apos;t say which letters they show; run text recognition</source>
        <translation>字体没有给出对应的文字，无法识别；请先做文字识别（OCR）</translation>
    </message>
    <message>
        <source>what reads PDFs can&apos;t be started; close other programs and try again</source>
        <translation>读取 PDF 的组件无法启动；请关闭其他程序后重试</translation>
    </message>
    <message>
        <source>holds what no office program writes</source>
        <translation>含有办公软件不会写入的内容，已停止读取</translation>
    </message>
    <message>
        <source>is not in that encoding; choose another</source>
        <translation>不是这种编码；请换一种</translation>
    </message>
    <message>
        <source>pages without text: {count}</source>
        <translation>有 {count} 页没有文字</translation>
    </message>
    <message>
        <source>characters that this encoding has not: {count}; choose another</source>
        <translation>有 {count} 个字符无法按此编码读取，请换一种编码</translation>
    </message>
</context>
<context>
    <name>TotalsCard</name>
    <message>
        <source>Shares b&amp;y group</source>
        <translation>分组占比(&amp;Y)</translation>
    </message>
    <message>
        <source>Shares b&amp;y item</source>
        <translation>项目占比(&amp;Y)</translation>
    </message>
    <message>
        <source>Shares b&amp;y model</source>
        <translation>模型占比(&amp;Y)</translation>
    </message>
    <message>
        <source>Shares by group</source>
        <translation>分组占比</translation>
    </message>
    <message>
        <source>Shares by item</source>
        <translation>项目占比</translation>
    </message>
    <message>
        <source>Shares by model</source>
        <translation>模型占比</translation>
    </message>
    <message>
        <source>By &amp;group</source>
        <translation>按分组(&amp;G)</translation>
    </message>
    <message>
        <source>By &amp;item</source>
        <translation>按项目(&amp;I)</translation>
    </message>
    <message>
        <source>By &amp;model</source>
        <translation>按模型(&amp;M)</translation>
    </message>
</context>
<context>
    <name>TurnChart</name>
    <message>
        <source>Cost of the only turn: {amount}</source>
        <translation>这一轮的费用 {amount}</translation>
    </message>
    <message>
        <source>Cost of each turn · turn 1: {first} · turn {n}: {last}</source>
        <translation>每轮的费用 · 第 1 轮 {first} · 第 {n} 轮 {last}</translation>
    </message>
    <message>
        <source>Turn 1: {first} · {n}: {last}</source>
        <translation>第 1 轮 {first} · 第 {n} 轮 {last}</translation>
    </message>
    <message>
        <source>Turn {turn}: {amount}
{input} in + {output} out · {share} of the context</source>
        <translation>第 {turn} 轮：{amount}
输入 {input} + 输出 {output} · 占上下文 {share}</translation>
    </message>
    <message>
        <source>{length} tier</source>
        <translation>{length} 档</translation>
    </message>
    <message>
        <source>{length} tier from turn {turn}</source>
        <translation>{length} 档 · 第 {turn} 轮起</translation>
    </message>
</context>
<context>
    <name>UsageBill</name>
    <message>
        <source>&amp;Bill</source>
        <translation>账单核对(&amp;B)</translation>
    </message>
    <message>
        <source>What was billed</source>
        <translation>账单金额</translation>
    </message>
    <message>
        <source>Type what was billed, or paste the bill&apos;s days and amounts.</source>
        <translation>输入账单金额，或粘贴账单的日期和金额。</translation>
    </message>
</context>
<context>
    <name>UsageBy</name>
    <message>
        <source>By</source>
        <translation>按</translation>
    </message>
    <message>
        <source>Mo&amp;re</source>
        <translation>更多(&amp;R)</translation>
    </message>
</context>
<context>
    <name>UsageColumnsDialog</name>
    <message>
        <source>Which column is what</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>{table}: say which column is what. It is remembered for such tables.</source>
        <translation>{table}：请指明各列的含义，同样的表格以后不用再选。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The first rows, as they will be read:</source>
        <translation>前几行将这样读取：</translation>
    </message>
    <message>
        <source>&amp;Read with these columns</source>
        <translation>按此读取(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cache hits are</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>A row is</source>
        <translation>一行是</translation>
    </message>
    <message>
        <source>part of the input</source>
        <translation>包含在输入里</translation>
    </message>
    <message>
        <source>beside the input</source>
        <translation>不在输入里</translation>
    </message>
    <message>
        <source>one request</source>
        <translation>一次请求</translation>
    </message>
    <message>
        <source>the total of several</source>
        <translation>多次的合计</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>表格的前几行</translation>
    </message>
</context>
<context>
    <name>UsageEmpty</name>
    <message>
        <source>Drop records of use here, and see what they cost, to the last digit.</source>
        <translation>把用量记录拖到这里，算出实际费用。</translation>
    </message>
    <message>
        <source>Logs of API replies (JSON, JSONL)</source>
        <translation>API 返回的日志（JSON、JSONL）</translation>
    </message>
    <message>
        <source>Exports of gateways: new-api, one-api, LiteLLM, OpenRouter and others</source>
        <translation>网关导出：new-api、one-api、LiteLLM、OpenRouter 等</translation>
    </message>
    <message>
        <source>Session folders of coding agents: Claude Code, Kimi Code, OpenCode, Codex</source>
        <translation>编程助手的会话文件夹：Claude Code、Kimi Code、OpenCode、Codex</translation>
    </message>
    <message>
        <source>A table copied from the console, or any CSV or Excel file with tokens</source>
        <translation>从控制台复制的表格，或任何含 tokens 的 CSV、Excel 文件</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>添加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>All is worked out on this computer. No file leaves it.</source>
        <translation>全部在本机计算，文件不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Nothing is kept when the program ends: drop the files again then.</source>
        <translation>程序关闭后不保留文件，下次请重新拖入。</translation>
    </message>
</context>
<context>
    <name>UsageExports</name>
    <message>
        <source>There is nothing to export yet: add records of use first.</source>
        <translation>还没有可导出的内容：请先添加用量记录。</translation>
    </message>
    <message>
        <source>Export what was used</source>
        <translation>导出用量</translation>
    </message>
    <message>
        <source>There is nothing to copy yet: add records of use first.</source>
        <translation>还没有可复制的内容：请先添加用量记录。</translation>
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
        <source>&amp;Output tokens per request</source>
        <translation>输出 tokens / 次(&amp;O)</translation>
    </message>
    <message>
        <source>From te&amp;xt…</source>
        <translation>从文本(&amp;X)…</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>上下文占用</translation>
    </message>
    <message>
        <source>Co&amp;py result</source>
        <translation>复制结果(&amp;P)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>清空(&amp;K)</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回估算单</translation>
    </message>
    <message>
        <source>Add to estimate</source>
        <translation>加入估算单</translation>
    </message>
    <message>
        <source>1 token: 1.5–2 Chinese or 3–4 English characters</source>
        <translation>token 是计费单位，1 个约合 1.5–2 个汉字</translation>
    </message>
    <message>
        <source>thinking is billed as output</source>
        <translation>思考过程也按输出计费</translation>
    </message>
    <message>
        <source>{text} · turn {turn}</source>
        <translation>{text} · 第 {turn} 轮</translation>
    </message>
</context>
<context>
    <name>UsageHeader</name>
    <message>
        <source>&amp;Add files…</source>
        <translation>添加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;To the estimate</source>
        <translation>加入估算单(&amp;T)</translation>
    </message>
    <message>
        <source>Put what was used into the estimate: averages per request, how often a month</source>
        <translation>把实际用量加入估算单：每次请求的平均值和每月次数</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
</context>
<context>
    <name>UsageLogs</name>
    <message>
        <source>By the prices of the days of use</source>
        <translation>按使用当天的价格</translation>
    </message>
    <message>
        <source>By the price list {day}</source>
        <translation>按价格表 {day}</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>Cost per day · highest {amount} ({day})</source>
        <translation>每日费用 · 最高 {amount}（{day}）</translation>
    </message>
    <message>
        <source>Cost per month · highest {amount} ({day})</source>
        <translation>每月费用 · 最高 {amount}（{day}）</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Other input</source>
        <translation>其余输入</translation>
    </message>
    <message>
        <source>Cache writes</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>按次调用</translation>
    </message>
    <message>
        <source>{day}: no records</source>
        <translation>{day}：没有记录</translation>
    </message>
    <message>
        <source>{day}: at most {amount}</source>
        <translation>{day}：最多 {amount}</translation>
    </message>
    <message>
        <source>{day}: {amount}</source>
        <translation>{day}：{amount}</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} 次请求</translation>
    </message>
    <message>
        <source>Exactly as worked out</source>
        <translation>与计算结果完全一致</translation>
    </message>
    <message>
        <source>As worked out, but for {amount} of rounding</source>
        <translation>与计算结果一致，相差 {amount} 属四舍五入</translation>
    </message>
    <message>
        <source>Billed more: {amount}</source>
        <translation>账单偏高：{amount}</translation>
    </message>
    <message>
        <source>Billed less: {amount}</source>
        <translation>账单偏低：{amount}</translation>
    </message>
    <message>
        <source>Days that the bill isn&apos;t of are left out: {amount}</source>
        <translation>账单以外的日期未计入：{amount}</translation>
    </message>
    <message>
        <source>Nothing known explains it by itself.</source>
        <translation>没有找到能单独解释差额的原因。</translation>
    </message>
    <message>
        <source>What could explain it:</source>
        <translation>可能的原因：</translation>
    </message>
    <message>
        <source>Type an amount, such as 1234.56.</source>
        <translation>请输入金额，例如 1234.56。</translation>
    </message>
    <message>
        <source>Too long: give a line for each day.</source>
        <translation>内容太长：请按天汇总，一天一行。</translation>
    </message>
    <message>
        <source>Give a day and an amount in each line.</source>
        <translation>每行应有日期和金额。</translation>
    </message>
    <message>
        <source>There are lines below the total.</source>
        <translation>合计下面还有内容。</translation>
    </message>
    <message>
        <source>The total is not what the lines make together.</source>
        <translation>合计与各行之和不符。</translation>
    </message>
    <message>
        <source>Give days such as 2026-10-01.</source>
        <translation>日期请写成 2026-10-01 的形式。</translation>
    </message>
    <message>
        <source>This is no amount: type it such as 1234.56.</source>
        <translation>这不是金额，请写成 1234.56 的形式。</translation>
    </message>
    <message>
        <source>Line {n}: {what}</source>
        <translation>第 {n} 行：{what}</translation>
    </message>
    <message>
        <source>Each day agrees.</source>
        <translation>每天都一致。</translation>
    </message>
    <message>
        <source>{day}: billed {billed}, {difference}</source>
        <translation>{day}：账单 {billed}，差 {difference}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 条</translation>
    </message>
    <message>
        <source>{days} days of the bill have no records: {least}</source>
        <translation>账单中有 {days} 天没有记录：{least}</translation>
    </message>
    <message>
        <source>The bill&apos;s days may begin elsewhere: choose another zone to see</source>
        <translation>账单可能按另一个时区分日：可换时区对照</translation>
    </message>
    <message>
        <source>The prices of {list} may have held only from {from} on</source>
        <translation>{list} 的价格可能从 {from} 才生效</translation>
    </message>
    <message>
        <source>The prices of {list} may have held from {from} on already</source>
        <translation>{list} 的价格可能从 {from} 就已生效</translation>
    </message>
    <message>
        <source>The bill may be by {list} for all days</source>
        <translation>账单可能全部按 {list} 计价</translation>
    </message>
    <message>
        <source>{rate} tax on top</source>
        <translation>另加 {rate} 的税</translation>
    </message>
    <message>
        <source>The prices include {rate} tax that the bill leaves out</source>
        <translation>价格含 {rate} 的税，账单不含税</translation>
    </message>
    <message>
        <source>A discount: {factor} times the price</source>
        <translation>折扣：按价格的 {factor} 倍计</translation>
    </message>
    <message>
        <source>A gateway&apos;s own ratio: {factor} times the price</source>
        <translation>网关自己的倍率：按价格的 {factor} 倍计</translation>
    </message>
    <message>
        <source>{calls} web searches at {price} that the records don&apos;t have</source>
        <translation>记录里没有的 {calls} 次联网搜索，每次 {price}</translation>
    </message>
    <message>
        <source>Cache hits that {rows} records don&apos;t tell: up to {least} less</source>
        <translation>{rows} 条记录没写缓存命中：最多少 {least}</translation>
    </message>
    <message>
        <source>Cache hits that the gateway did not record: up to {least} less</source>
        <translation>网关没有记下缓存命中：最多少 {least}</translation>
    </message>
    <message>
        <source>Cache writes kept for an hour, not five minutes: up to {most} more</source>
        <translation>缓存写入保留 1 小时而非 5 分钟：最多多 {most}</translation>
    </message>
    <message>
        <source>Cache writes kept for five minutes, not an hour: up to {least} less</source>
        <translation>缓存写入保留 5 分钟而非 1 小时：最多少 {least}</translation>
    </message>
    <message>
        <source>Each request rounded to {decimals} decimals: up to {most} either way</source>
        <translation>每次请求四舍五入到 {decimals} 位小数：上下最多 {most}</translation>
    </message>
    <message>
        <source>{rows} records without a price: up to {most}</source>
        <translation>{rows} 条记录没有价格：最多 {most}</translation>
    </message>
    <message>
        <source>{rows} repeated records, if both were billed: about {about}</source>
        <translation>{rows} 条重复记录若都计了费：约 {about}</translation>
    </message>
    <message>
        <source>{rows} records that can&apos;t be read: nobody knows how much</source>
        <translation>{rows} 条读不出的记录：金额未知</translation>
    </message>
    <message>
        <source>Of the day of use</source>
        <translation>按使用当天</translation>
    </message>
    <message>
        <source>(no column)</source>
        <translation>（无此列）</translation>
    </message>
    <message>
        <source>Every row: {model}</source>
        <translation>所有行：{model}</translation>
    </message>
    <message>
        <source>No record of use</source>
        <translation>不是用量记录</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Time or day</source>
        <translation>时间或日期</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 tokens</translation>
    </message>
    <message>
        <source>Cache writes, 5 min</source>
        <translation>缓存写入（5 分钟）</translation>
    </message>
    <message>
        <source>Cache writes, 1 h</source>
        <translation>缓存写入（1 小时）</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 tokens</translation>
    </message>
    <message>
        <source>Input and output together</source>
        <translation>输入加输出</translation>
    </message>
    <message>
        <source>Number of requests</source>
        <translation>请求次数</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Request&apos;s own number (ID)</source>
        <translation>请求编号（ID）</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Billed amount</source>
        <translation>账单金额</translation>
    </message>
    <message>
        <source>No row shows whether the input includes cache hits: please say.</source>
        <translation>从数据看不出输入是否包含缓存命中，请指明。</translation>
    </message>
    <message>
        <source>Is a row one request, or the total of several? Please say.</source>
        <translation>一行是一次请求，还是多次的合计？请指明。</translation>
    </message>
    <message>
        <source>Numbers are in thousands or millions: they may have been rounded.</source>
        <translation>数字以千或百万为单位，可能已四舍五入。</translation>
    </message>
    <message>
        <source>Two columns seem to mean the same.</source>
        <translation>有两列看起来是同一个意思。</translation>
    </message>
    <message>
        <source>Rows with the same number say different things: it is not used.</source>
        <translation>编号相同的行内容不同，因此不采用编号。</translation>
    </message>
    <message>
        <source>The total counts thinking that the output column leaves out.</source>
        <translation>合计包含思考 tokens，而输出列不包含。</translation>
    </message>
    <message>
        <source>No column tells the day: all is priced by the newest list.</source>
        <translation>没有日期列：全部按最新价格表计价。</translation>
    </message>
    <message>
        <source>Still to be said: {columns}</source>
        <translation>还需指明：{columns}</translation>
    </message>
    <message>
        <source>{model}, {day}: {input} in ({hits} from the cache) + {output} out</source>
        <translation>{model}，{day}：{input} 入（{hits} 命中）+ {output} 出</translation>
    </message>
    <message>
        <source>{model}, {day}: {input} in + {output} out</source>
        <translation>{model}，{day}：{input} 入 + {output} 出</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>{n} of them read from the cache</source>
        <translation>其中 {n} 为缓存命中</translation>
    </message>
    <message>
        <source>Cost, {currency}</source>
        <translation>费用（{currency}）</translation>
    </message>
    <message>
        <source>Half of the requests: up to {amount} each</source>
        <translation>一半的请求：每次不超过 {amount}</translation>
    </message>
    <message>
        <source>95% of the requests: up to {amount} each</source>
        <translation>95% 的请求：每次不超过 {amount}</translation>
    </message>
    <message>
        <source>The dearest request: {amount}</source>
        <translation>最贵的一次：{amount}</translation>
    </message>
    <message>
        <source>The {n} dearest requests make up {share} of the cost</source>
        <translation>最贵的 {n} 次占总费用的 {share}</translation>
    </message>
    <message>
        <source>{prices}, at most</source>
        <translation>{prices}，最多</translation>
    </message>
    <message>
        <source>{amount} of it is an upper bound: {records} without what was read from the cache</source>
        <translation>其中 {amount} 是上限：{records}没有写明缓存命中</translation>
    </message>
    <message>
        <source>{n} without a day: priced by the newest list, not in the chart</source>
        <translation>{n}没有日期：按最新价格表计价，不在图中</translation>
    </message>
    <message>
        <source>{n} without a day: not in the chart</source>
        <translation>{n}没有日期：不在图中</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read.</source>
        <translation>{file} 无法读取。</translation>
    </message>
    <message>
        <source>{n} files can&apos;t be read.</source>
        <translation>{n} 个文件无法读取。</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}：{reason}</translation>
    </message>
    <message>
        <source>it can&apos;t be read ({code})</source>
        <translation>无法读取（{code}）</translation>
    </message>
    <message>
        <source>Nothing can be read: {reason}.</source>
        <translation>没有可读取的内容：{reason}。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>{file} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>This price list can&apos;t be used any more: choose another one.</source>
        <translation>这份价格表已无法使用，请换一份。</translation>
    </message>
    <message>
        <source>{file}, line {n}</source>
        <translation>{file} 第 {n} 行</translation>
    </message>
    <message>
        <source>there is no file to read</source>
        <translation>没有可读的文件</translation>
    </message>
    <message>
        <source>it can&apos;t be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>files of this kind can&apos;t be read</source>
        <translation>不支持这种文件</translation>
    </message>
    <message>
        <source>it is damaged or cut off: what stands before that was read</source>
        <translation>文件损坏或不完整，之前的内容已读入</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>unpacked, it takes too much room: unpack it yourself if you trust it</source>
        <translation>解压后过大：如果信任来源，请自行解压</translation>
    </message>
    <message>
        <source>packed by zstd, which can&apos;t be unpacked here: unpack it first</source>
        <translation>zstd 压缩文件无法在此解压：请先解压</translation>
    </message>
    <message>
        <source>it is protected by a password: save a copy without one</source>
        <translation>有密码保护：请另存一份不带密码的</translation>
    </message>
    <message>
        <source>it is of an old Office: save it as .xlsx or .csv</source>
        <translation>旧版 Office 文件：请另存为 .xlsx 或 .csv</translation>
    </message>
    <message>
        <source>it holds no records of use</source>
        <translation>里面没有用量记录</translation>
    </message>
    <message>
        <source>which column is what must be said first</source>
        <translation>需要先指明各列的含义</translation>
    </message>
    <message>
        <source>there is no room to keep it while it is read: make some on the disk</source>
        <translation>磁盘空间不足，无法暂存：请清理磁盘</translation>
    </message>
    <message>
        <source>the price list can&apos;t be used any more</source>
        <translation>价格表已无法使用</translation>
    </message>
    <message>
        <source>the reading ended before its time</source>
        <translation>读取意外中断</translation>
    </message>
    <message>
        <source>it isn&apos;t there any more</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>the folder can&apos;t be opened</source>
        <translation>文件夹无法打开</translation>
    </message>
    <message>
        <source>the same as another file: its records are counted once</source>
        <translation>与另一个文件内容相同，只计一次</translation>
    </message>
    <message>
        <source>this folder was read already</source>
        <translation>这个文件夹已经读过</translation>
    </message>
    <message>
        <source>it lies too deep in other folders: add it by itself</source>
        <translation>文件夹层级太深：请单独添加</translation>
    </message>
    <message>
        <source>there are too many files from here on: add folders one by one</source>
        <translation>文件太多：请分文件夹添加</translation>
    </message>
    <message>
        <source>1 item came in from the usage</source>
        <translation>从用量加入了 1 项</translation>
    </message>
    <message>
        <source>{n} items came in from the usage</source>
        <translation>从用量加入了 {n} 项</translation>
    </message>
    <message>
        <source>{amount} a month</source>
        <translation>每月 {amount}</translation>
    </message>
    <message>
        <source>{records} left out</source>
        <translation>{records}未加入</translation>
    </message>
    <message>
        <source>Averages of {n} requests</source>
        <translation>{n} 次请求的平均值</translation>
    </message>
    <message>
        <source>1 record is not counted</source>
        <translation>1 条记录没有计入</translation>
    </message>
    <message>
        <source>{n} records are not counted</source>
        <translation>{n} 条记录没有计入</translation>
    </message>
    <message>
        <source>{what}: {reasons}</source>
        <translation>{what}：{reasons}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between clauses of a sentence</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>{what} ({names})</source>
        <translation>{what}（{names}）</translation>
    </message>
    <message>
        <source>{n} that can&apos;t be read</source>
        <translation>{n} 条读不出</translation>
    </message>
    <message>
        <source>{n} whose model no price list has</source>
        <translation>{n} 条的模型不在价格表里</translation>
    </message>
    <message>
        <source>{n} of a membership</source>
        <translation>{n} 条属于会员用量</translation>
    </message>
    <message>
        <source>{n} answered by others</source>
        <translation>{n} 条由其他服务商提供</translation>
    </message>
    <message>
        <source>{n} without a price</source>
        <translation>{n} 条没有价格</translation>
    </message>
    <message>
        <source>No price list has this model. If it is one of them, say which.</source>
        <translation>价格表里没有这个模型。如果它是其中之一，请指明。</translation>
    </message>
    <message>
        <source>Used by a membership, which has no price per token.</source>
        <translation>会员用量，不按 token 计价。</translation>
    </message>
    <message>
        <source>Answered by another provider, whose prices are others.</source>
        <translation>由其他服务商提供，价格不同。</translation>
    </message>
    <message>
        <source>Longer than the model&apos;s context: no such request can have been answered.</source>
        <translation>超过模型的上下文长度：这样的请求不可能成功。</translation>
    </message>
    <message>
        <source>A sum of several requests: which of the model&apos;s price tiers is not known.</source>
        <translation>多次请求的合计：无法判断按哪一档计价。</translation>
    </message>
    <message>
        <source>On that day no price list had it yet.</source>
        <translation>那一天的价格表里还没有它。</translation>
    </message>
    <message>
        <source>Before the first price list.</source>
        <translation>早于第一份价格表。</translation>
    </message>
    <message>
        <source>The model has no prices for this service, such as batch.</source>
        <translation>模型没有这种服务（如批量）的价格。</translation>
    </message>
    <message>
        <source>A call, such as a web search, that the price list has no price for.</source>
        <translation>价格表里没有这种按次调用（如联网搜索）的价格。</translation>
    </message>
    <message>
        <source>this line is not valid JSON</source>
        <translation>这一行不是有效的 JSON</translation>
    </message>
    <message>
        <source>this is no record</source>
        <translation>这不是一条记录</translation>
    </message>
    <message>
        <source>the row has too many or too few cells</source>
        <translation>这一行的列数不对</translation>
    </message>
    <message>
        <source>too long for a record</source>
        <translation>太长，不像一条记录</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>this is no text</source>
        <translation>这不是文本</translation>
    </message>
    <message>
        <source>{field} is missing</source>
        <translation>缺少 {field}</translation>
    </message>
    <message>
        <source>{field} is {value}: no number of tokens</source>
        <translation>{field} 是 {value}：不是 token 数</translation>
    </message>
    <message>
        <source>{field} is {value}: less than 0</source>
        <translation>{field} 是 {value}：小于 0</translation>
    </message>
    <message>
        <source>{field}: more cache hits and writes than input</source>
        <translation>{field}：缓存命中和写入多于输入</translation>
    </message>
    <message>
        <source>{field} is told twice, differently: {value}</source>
        <translation>{field} 写了两次，数值不同：{value}</translation>
    </message>
    <message>
        <source>{value} is no time</source>
        <translation>{value} 不是时间</translation>
    </message>
    <message>
        <source>no model is named</source>
        <translation>没有写模型</translation>
    </message>
    <message>
        <source>it says nothing of tokens</source>
        <translation>没有 token 数</translation>
    </message>
    <message>
        <source>{file} is a table of a kind that is not known here: say what it holds.</source>
        <translation>{file} 的表格格式未知，请指明各列的含义。</translation>
    </message>
    <message>
        <source>{n} tables are of a kind that is not known here: say what they hold.</source>
        <translation>{n} 个表格的格式未知，请指明各列的含义。</translation>
    </message>
    <message>
        <source>What the columns of {n} tables mean was partly assumed.</source>
        <translation>{n} 个表格中，部分列的含义是推测的。</translation>
    </message>
    <message>
        <source>What the columns of {file} mean was partly assumed.</source>
        <translation>{file} 中部分列的含义是推测的。</translation>
    </message>
    <message>
        <source>Hit rate {before} → {after}</source>
        <translation>命中率 {before} → {after}</translation>
    </message>
    <message>
        <source>Short requests on {model}</source>
        <translation>短请求改用 {model}</translation>
    </message>
    <message>
        <source>By batch, if all of it may wait</source>
        <translation>可以等待的都用批量</translation>
    </message>
    <message>
        <source>{models}: {records}</source>
        <translation>{models}：{records}</translation>
    </message>
    <message>
        <source>Requests of up to {n} tokens</source>
        <translation>不超过 {n} tokens 的请求</translation>
    </message>
    <message>
        <source>{records} stay as they were</source>
        <translation>{records}保持不变</translation>
    </message>
    <message>
        <source>{amount} · {difference} ({share})</source>
        <translation>{amount} · {difference}（{share}）</translation>
    </message>
    <message>
        <source>{records} can&apos;t be there (too long, or no price): counted as they were</source>
        <translation>{records}无法改用（太长或没有价格），按原样计入</translation>
    </message>
    <message>
        <source>Pasted {n}</source>
        <translation>粘贴 {n}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求次数</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>命中率</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>(not given)</source>
        <translation>（未填写）</translation>
    </message>
    <message>
        <source>Model as written</source>
        <translation>记录中的模型名</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>At most {amount}: of {part} the records don&apos;t say what was read from the cache</source>
        <translation>最多 {amount}：其中 {part} 的记录没有写明缓存命中</translation>
    </message>
    <message>
        <source>The records don&apos;t say what was read from the cache</source>
        <translation>记录没有写明缓存命中</translation>
    </message>
    <message>
        <source>{n} of {all} tokens</source>
        <translation>{all} 中的 {n} tokens</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Usage of {month}</source>
        <translation>{month}的用量</translation>
    </message>
    <message>
        <source>Usage of {day}</source>
        <translation>{day} 的用量</translation>
    </message>
    <message>
        <source>Usage from {first} to {last}</source>
        <translation>{first} 至 {last} 的用量</translation>
    </message>
    <message>
        <source>{month}/{year}</source>
        <translation>{year} 年 {month} 月</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 条记录</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} 条记录</translation>
    </message>
    <message>
        <source>{read} records read = {counted} counted + {merged} repeated + {unreadable} not readable + {unpriced} without a price</source>
        <translation>读入 {read} 条 = 计入 {counted} + 重复 {merged} + 读不出 {unreadable} + 无价格 {unpriced}</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>正在查找文件…</translation>
    </message>
    <message>
        <source>Reading: {done} of {total} · {records}</source>
        <translation>正在读取：{done} / {total} · {records}</translation>
    </message>
    <message>
        <source>Price lists used: {days}</source>
        <translation>使用的价格表：{days}</translation>
    </message>
    <message>
        <source>Price list used: {days}</source>
        <translation>使用的价格表：{days}</translation>
    </message>
    <message>
        <source>Beijing time (UTC+8)</source>
        <translation>北京时间 (UTC+8)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>(too many to be told apart)</source>
        <translation>（太多，未区分）</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>(no day)</source>
        <translation>（无日期）</translation>
    </message>
    <message>
        <source>Kimi platform</source>
        <translation>Kimi 开放平台</translation>
    </message>
    <message>
        <source>Too many different values to be told apart: {names}</source>
        <translation>取值太多，未区分：{names}</translation>
    </message>
</context>
<context>
    <name>UsageNotCountedDialog</name>
    <message>
        <source>What is not counted</source>
        <translation>没有计入的内容</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>Repeated: the same record again, counted once ({n}).</source>
        <translation>重复：同一条记录再次出现，只计一次（{n} 条）。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Without a price</source>
        <translation>没有价格</translation>
    </message>
    <message>
        <source>You said what it is.</source>
        <translation>你已指明它是什么。</translation>
    </message>
    <message>
        <source>{records}. {reason}</source>
        <translation>{records}。{reason}</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>{name} is</source>
        <translation>{name} 是</translation>
    </message>
    <message>
        <source>As it is written</source>
        <translation>按原名</translation>
    </message>
    <message>
        <source>No token price</source>
        <translation>不按 token 计价</translation>
    </message>
</context>
<context>
    <name>UsagePage</name>
    <message>
        <source>Say which colum&amp;n is what…</source>
        <translation>指明各列含义(&amp;N)…</translation>
    </message>
    <message>
        <source>Sho&amp;w…</source>
        <translation>查看(&amp;W)…</translation>
    </message>
</context>
<context>
    <name>UsagePrices</name>
    <message>
        <source>Priced by</source>
        <translation>计价方式</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>货币(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Price list</source>
        <translation>价格表(&amp;P)</translation>
    </message>
    <message>
        <source>A &amp;day begins in</source>
        <translation>日期按时区(&amp;D)</translation>
    </message>
</context>
<context>
    <name>UsageProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Working out the costs…</source>
        <translation>正在计算费用…</translation>
    </message>
</context>
<context>
    <name>UsageReport</name>
    <message>
        <source>Amounts are tokens × unit price ÷ 1,000,000, worked out exactly for each record by its own length.</source>
        <translation>金额 = token 数 × 单价 ÷ 1,000,000，每条记录按自身长度所在档位精确计算。</translation>
    </message>
    <message>
        <source>≤: at most; without that split all input is charged as if nothing was cached.</source>
        <translation>≤ 表示上限：没有写明缓存命中的记录，输入全部按未命中计费。</translation>
    </message>
    <message>
        <source>{records} without a day are priced by the newest list.</source>
        <translation>{records}没有日期，按最新的价格表计价。</translation>
    </message>
    <message>
        <source>Records that are there several times are counted once.</source>
        <translation>重复出现的记录只计一次。</translation>
    </message>
    <message>
        <source>What has no price or can&apos;t be read is not in any amount.</source>
        <translation>没有价格或读不出的记录不在任何金额之内。</translation>
    </message>
    <message>
        <source>Worked out from records of use, on this computer; it is no bill.</source>
        <translation>根据用量记录在本机计算得出，不是账单。</translation>
    </message>
    <message>
        <source>Each record is priced by the list that was in force on its day; days are those of {zone}. A model that this list lacks is priced by the last one that had it.</source>
        <translation>每条记录按使用当天有效的价格表计价，日期以{zone}为准；该价格表没有的模型，按最后一份列有它的价格表计价。</translation>
    </message>
    <message>
        <source>All records are priced by one list, whenever they are of; days are those of {zone}.</source>
        <translation>所有记录不论日期都按同一份价格表计价；日期以{zone}为准。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>……另有 {n} 项</translation>
    </message>
    <message>
        <source>Amounts of tables are rounded here; a spreadsheet or CSV has all digits.</source>
        <translation>表中金额已四舍五入；完整数字见 Excel 或 CSV 文件。</translation>
    </message>
    <message>
        <source>M: millions, rounded; a spreadsheet or CSV has all digits.</source>
        <translation>M：百万，已四舍五入；完整数字见 Excel 或 CSV 文件。</translation>
    </message>
    <message>
        <source>Cost by {groups}</source>
        <translation>按{groups}的费用</translation>
    </message>
    <message>
        <source>Total cost</source>
        <translation>总费用</translation>
    </message>
    <message>
        <source>Total cost, at most</source>
        <translation>总费用（上限）</translation>
    </message>
    <message>
        <source>Of it an upper bound</source>
        <translation>其中为上限的部分</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>用量期间</translation>
    </message>
    <message>
        <source>Days of</source>
        <translation>日期时区</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Price lists used</source>
        <translation>使用的价格表</translation>
    </message>
    <message>
        <source>Records read</source>
        <translation>读入记录</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>repeated, counted once</source>
        <translation>重复，只计一次</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>without a price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>Besides, rows that record no use</source>
        <translation>另有不是用量记录的行</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Worked out for the days of the bill</source>
        <translation>账单所含日期的计算金额</translation>
    </message>
    <message>
        <source>Difference: billed − worked out</source>
        <translation>差额（账单 − 计算）</translation>
    </message>
    <message>
        <source>Cost per day by charge</source>
        <translation>每日各计费项的费用</translation>
    </message>
    <message>
        <source>Days by charge</source>
        <translation>每日计费项</translation>
    </message>
    <message>
        <source>Prices used</source>
        <translation>使用的单价</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>Records of</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>There several times, counted once</source>
        <translation>同一条记录出现多次，只计一次</translation>
    </message>
    <message>
        <source>(repeated)</source>
        <translation>（重复）</translation>
    </message>
    <message>
        <source>(others)</source>
        <translation>（其他）</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>{model}, answered by {host}</source>
        <translation>{model}（由 {host} 提供）</translation>
    </message>
    <message>
        <source>Dearest requests</source>
        <translation>最贵的请求</translation>
    </message>
    <message>
        <source>Names of models</source>
        <translation>模型名称对照</translation>
    </message>
    <message>
        <source>Counted as</source>
        <translation>计为</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>(no price per token)</source>
        <translation>（不按 token 计价）</translation>
    </message>
    <message>
        <source>Your own word</source>
        <translation>自己指定</translation>
    </message>
    <message>
        <source>A form of the id</source>
        <translation>已知写法</translation>
    </message>
    <message>
        <source>at most {amount}</source>
        <translation>最多 {amount}</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 次请求</translation>
    </message>
    <message>
        <source>{records} not counted</source>
        <translation>{records}未计入</translation>
    </message>
    <message>
        <source>by the prices of the days of use</source>
        <translation>按使用当天的价格</translation>
    </message>
</context>
<context>
    <name>UsageSavings</name>
    <message>
        <source>What could be saved</source>
        <translation>可以省多少</translation>
    </message>
    <message>
        <source>Nothing by more cache hits, batch or a cheaper model for short requests.</source>
        <translation>提高命中率、改用批量或短请求换便宜模型，都省不了。</translation>
    </message>
    <message>
        <source>All on &amp;model</source>
        <translation>全部改用(&amp;M)</translation>
    </message>
    <message>
        <source>With h&amp;its</source>
        <translation>命中率(&amp;I)</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>原模型</translation>
    </message>
</context>
<context>
    <name>UsageShell</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Add records of use</source>
        <translation>添加用量记录</translation>
    </message>
    <message>
        <source>Add a folder with records of use</source>
        <translation>添加含用量记录的文件夹</translation>
    </message>
    <message>
        <source>What was pasted can&apos;t be kept for reading: {reason}</source>
        <translation>粘贴的内容无法暂存：{reason}</translation>
    </message>
    <message>
        <source>Nothing of it makes an average request: it stays as it is.</source>
        <translation>其中没有可以求平均的请求，未加入估算单。</translation>
    </message>
</context>
<context>
    <name>UsageSpread</name>
    <message>
        <source>Cost of a request</source>
        <translation>单次请求的费用</translation>
    </message>
</context>
<context>
    <name>UsageTableCard</name>
    <message>
        <source>Costs by group</source>
        <translation>分组费用</translation>
    </message>
    <message>
        <source>≤: at most, as the records don&apos;t say what was read from the cache</source>
        <translation>≤：最多，因为记录没有写明缓存命中</translation>
    </message>
    <message>
        <source>Only the first {n} are shown; an export has all.</source>
        <translation>只显示前 {n} 条，导出的文件里有全部。</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>再显示 {n} 条</translation>
    </message>
</context>
<context>
    <name>UsageTotal</name>
    <message>
        <source>Average per request</source>
        <translation>平均每次</translation>
    </message>
</context>
<context>
    <name>UsageView</name>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Saved at</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>项数</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Versions of {name}</source>
        <translation>{name} 的历史版本</translation>
    </message>
    <message>
        <source>There are none yet: each save keeps what the file held before it.</source>
        <translation>还没有历史版本：每次保存都会留下保存前的内容。</translation>
    </message>
    <message>
        <source>What the file held before it was saved again, the last 10 times. An opened version stands in place of what you have now; undo brings that back.</source>
        <translation>最近 10 次保存前的内容。打开后会替换当前内容，可以撤销。</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>第一年</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>改后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>There is no item yet.</source>
        <translation>还没有项目。</translation>
    </message>
    <message>
        <source>The one item with</source>
        <translation>这 1 项改用</translation>
    </message>
    <message>
        <source>All {n} items with</source>
        <translation>全部 {n} 项改用</translation>
    </message>
    <message>
        <source>The picked item with</source>
        <translation>选中的 1 项改用</translation>
    </message>
    <message>
        <source>The {n} picked items with</source>
        <translation>选中的 {n} 项改用</translation>
    </message>
    <message>
        <source>The count of 1 item is rounded up to a whole one.</source>
        <translation>有 1 项的次数不是整数，已向上取整。</translation>
    </message>
    <message>
        <source>The counts of {n} items are rounded up to whole ones.</source>
        <translation>有 {n} 项的次数不是整数，已向上取整。</translation>
    </message>
    <message>
        <source>{models} has no price for cache hits: all input is billed at its price.</source>
        <translation>{models} 没有缓存命中价，输入全部按输入价计费。</translation>
    </message>
    <message>
        <source>What takes place once doesn&apos;t grow.</source>
        <translation>一次性的项目不随月份增长。</translation>
    </message>
    <message>
        <source>Items go to another currency: the amounts are not subtracted.</source>
        <translation>部分项目换了币种，差额无法直接相减。</translation>
    </message>
    <message>
        <source>Prices of the list {lists}</source>
        <translation>新模型按价格表 {lists} 计价</translation>
    </message>
    <message>
        <source>1 item stays as it is: {names}. {why}</source>
        <translation>1 项保持不变：{names}。{why}</translation>
    </message>
    <message>
        <source>{n} items stay as they are: {names}. {why}</source>
        <translation>{n} 项保持不变：{names}。{why}</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names}及另外 {n} 项</translation>
    </message>
    <message>
        <source>{first}, {next}</source>
        <translation>{first}、{next}</translation>
    </message>
    <message>
        <source>There is no price list in its currency.</source>
        <translation>没有该币种的价格表。</translation>
    </message>
    <message>
        <source>in month {n} about × {factor}</source>
        <translation>第 {n} 个月约为 {factor} 倍</translation>
    </message>
    <message>
        <source>Type a factor above 0, such as 2.</source>
        <translation>请填大于 0 的倍数，如 2。</translation>
    </message>
    <message>
        <source>Is that {as_factor} or {as_more}?</source>
        <translation>是 {as_factor} 还是 {as_more}？</translation>
    </message>
    <message>
        <source>Type a percentage a month from −99% to 1,000%.</source>
        <translation>请填每月 −99% 到 1,000% 的百分比。</translation>
    </message>
    <message>
        <source>Type 1 to 1,200 months.</source>
        <translation>请填 1 到 1,200 个月。</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
</context>
<context>
    <name>WhatIfCard</name>
    <message>
        <source>What if</source>
        <translation>换一种做法会怎样</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>换一个模型</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>the same model</source>
        <translation>原模型</translation>
    </message>
    <message>
        <source>{model} · retired</source>
        <translation>{model} · 已下线</translation>
    </message>
    <message>
        <source>Nothing costs more or less.</source>
        <translation>金额没有变化。</translation>
    </message>
    <message>
        <source>With the successors</source>
        <translation>改用替代模型</translation>
    </message>
</context>
<context>
    <name>WhatIfDetails</name>
    <message>
        <source>What if: differences by item</source>
        <translation>换一种做法：逐项差额</translation>
    </message>
    <message>
        <source>Copy as &amp;table</source>
        <translation>复制为表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>并排对比(&amp;S)</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>换一种做法会怎样</translation>
    </message>
</context>
<context>
    <name>WhatIfRows</name>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Hit share</source>
        <translation>命中率</translation>
    </message>
    <message>
        <source>Volume ×</source>
        <translation>用量 ×</translation>
    </message>
    <message>
        <source>Growth a month</source>
        <translation>每月增长</translation>
    </message>
    <message>
        <source>Months of growth</source>
        <translation>增长月数</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>持续月数</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>growth</source>
        <translation>增长</translation>
    </message>
</context>
<context>
    <name>WorkloadSwitch</name>
    <message>
        <source>Sin&amp;gle request</source>
        <translation>单次请求(&amp;G)</translation>
    </message>
    <message>
        <source>Conversa&amp;tion</source>
        <translation>多轮对话(&amp;T)</translation>
    </message>
</context>
<context>
    <name>_Block</name>
    <message>
        <source>In the first month</source>
        <translation>第一个月</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>Also once</source>
        <translation>另有一次性</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>第一年</translation>
    </message>
</context>
<context>
    <name>_Export</name>
    <message>
        <source>&amp;Copy the tables</source>
        <translation>复制表格(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>清空重来(&amp;B)</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Models that are discounted</source>
        <translation>打折的模型</translation>
    </message>
    <message>
        <source>Prices that are discounted</source>
        <translation>打折的价格</translation>
    </message>
    <message>
        <source>Discount, such as 0.85, 85% or -15%</source>
        <translation>折扣，例如 85 折、0.85、-15%</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Pick this model</source>
        <translation>改用这个模型</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>复制所选行</translation>
    </message>
</context>
</TS>
