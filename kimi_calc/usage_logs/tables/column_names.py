"""Names of columns as tables have them: without blanks, marks and case, by what they are."""

from __future__ import annotations

NAMES: dict[str, str] = {
    "model": """
        模型 模型名 模型名称 模型id 所用模型 使用模型 model modelname modelid modelpermaslug""",
    "time": """
        日期 时间 创建时间 请求时间 调用时间 统计日期 账单日期 使用日期 消费时间 date time timestamp
        createdat created datetime starttime requesttime day usagedate""",
    "input": """
        输入 输入token 输入tokens 输入令牌 提示 提示token 提示tokens 提示令牌 提示词 提示词token
        input inputtoken inputtokens prompt prompttoken prompttokens tokensin intokens tokensprompt
        tokensinput""",
    "cached": """
        缓存命中 命中 缓存 缓存token 缓存tokens 命中token 命中tokens 缓存命中token 缓存命中tokens
        缓存读取 缓存读取token 缓存读取tokens cached cachedtokens cachedinputtokens
        inputcachedtokens cachehit cachehits cachehittokens cachereadtokens cachereadinputtokens
        tokenscached cachetokens promptcachehittokens cacheread cachereads inputcacheread""",
    "written": """
        缓存写入 缓存创建 缓存写入token 缓存写入tokens 缓存创建token 缓存创建tokens
        cachewritetokens cachecreationinputtokens cachecreationtokens cachewrites cachewrite
        cachecreation inputcachecreation""",
    "written_5m": """
        缓存写入5分钟 缓存写入5m ephemeral5minputtokens cachecreationtokens5m cachewritetokens5m""",
    "written_1h": """
        缓存写入1小时 缓存写入1h ephemeral1hinputtokens cachecreationtokens1h cachewritetokens1h""",
    "output": """
        输出 输出token 输出tokens 输出令牌 补全 补全token 补全tokens 补全令牌 output outputtoken
        outputtokens completion completions completiontoken completiontokens tokensout outtokens
        tokenscompletion tokensoutput""",
    "total": """
        总token 总tokens 总令牌 总令牌数 token总数 tokens总数 token总量 总用量 token数 tokens数
        总token数 总tokens数 合计tokens 合计token 令牌数 totaltokens totaltoken tokenstotal""",
    "requests": """
        请求数 请求次数 调用次数 次数 调用量 请求量 requests requestcount apirequests calls count
        numrequests nrequests callcount numcalls totalrequests requeststotal""",
    "service": "服务 批量 是否批量 service servicetier batch isbatch",
    "host": "供应商 服务商 厂商 provider providername customllmprovider",
    "ident": """
        请求id requestid reqid generationid completionid responseid
        xrequestid""",
    "key": "密钥 密钥名称 令牌名 令牌名称 apikey keyname apikeyname tokenname key keyalias",
    "user": "用户 用户名 成员 邮箱 账号 user username userid enduser useremail",
    "project": """
        项目 项目名称 应用 应用名称 团队 部门 分组 project projectname projectid app appname
        group team teamid""",
    "tag": "标签 tag tags label",
    "amount": """
        金额 费用 花费 消费 扣费 消费金额 总费用 总金额 实付金额 应付金额 账单金额 cost totalcost
        costtotal spend amount""",
}

MISSES = """
    未命中 缓存未命中 缓存未命中token 缓存未命中tokens cachemisstokens promptcachemisstokens
    inputcachemiss inputother"""
"""Input without what was read from the cache."""

TOTALS = "合计 总计 总量 总数 用量 消耗 total tokens usage"
"""A total of what, only its values tell."""
