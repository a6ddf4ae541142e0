-- What records of use cost in XTS, exactly: in whole numbers, nothing rounds.
-- amount_e12 is in 10^-12 XTS: move the point 12 places left.
-- at_most_e12 is the part of it that is an upper bound.
-- rows_read = counted + merged + unreadable + unpriced.
-- Price lists: xts-2026-01-01, xts-2026-02-01; each day by the list that held then.
-- Prices in the table rates: 10^-6 XTS for 1,000,000 tokens.
-- Days are told in the zone +00:00; records without one are priced by the newest list.
-- postgresql: sums are NUMERIC, which has no bound here. A record with more than 1e+15 tokens is unreadable, so 2e+15 records are certain to fit.
WITH rates (list, model, service, tier, tiers, context, price_plain, price_hit, price_written_5m, price_written_1h, price_output) AS (
  VALUES
    ('2026-01-01', 'ladder', 'standard', 1, 2, 1000, 1500000, 500000, 1500000, 1500000, 3000000),
    ('2026-01-01', 'ladder', 'standard', 2, 2, 1000, 2000000, 500000, 2000000, 2000000, 4000000),
    ('2026-01-01', 'gone', 'standard', 1, 1, 500, 7000000, 7000000, 7000000, 7000000, 9000000),
    ('2026-02-01', 'ladder', 'standard', 1, 2, 1000, 1500000, 500000, 1500000, 1500000, 3000000),
    ('2026-02-01', 'ladder', 'standard', 2, 2, 1000, 2000000, 500000, 2000000, 2000000, 4000000),
    ('2026-02-01', 'new', 'standard', 1, 1, 2000, 1000000, 100000, 1250000, 2000000, 2000000),
    ('2026-02-01', 'new', 'batch', 1, 1, 2000, 500000, 50000, 500000, 500000, 1000000)
), records AS (
  SELECT
    coalesce(trim(CAST(t."model" AS TEXT)), '') AS name,
    CASE WHEN t."created_at" >= 1420070400 AND t."created_at" < 7258118400
      THEN DATE '1970-01-01' + CAST(floor((t."created_at" + 0) / 86400.0) AS INTEGER) END AS day,
    CASE WHEN t."created_at" IS NULL THEN 0 ELSE 1 END AS has_time,
    CASE WHEN t."sent" >= 0 AND t."sent" <= 1000000000000000 AND t."sent" = floor(t."sent") THEN CAST(t."sent" AS BIGINT) END AS sent,
    CASE WHEN t."hits" IS NULL THEN 0 WHEN t."hits" >= 0 AND t."hits" <= 1000000000000000 AND t."hits" = floor(t."hits") THEN CAST(t."hits" AS BIGINT) END AS hit,
    0 AS written_5m,
    0 AS written_1h,
    CASE WHEN t."got" >= 0 AND t."got" <= 1000000000000000 AND t."got" = floor(t."got") THEN CAST(t."got" AS BIGINT) END AS output,
    1 AS requests,
    CASE WHEN t."hits" IS NULL THEN 0 ELSE 1 END AS has_split,
    'standard' AS service,
    trim(CAST(t."request" AS TEXT)) AS id,
    CAST(t."token" AS TEXT) AS g1
  FROM "gateway"."logs" AS t
), checked AS (
  SELECT r.name, r.day, r.hit, r.written_5m, r.written_1h, r.output, r.requests,
    r.has_split, r.service, r.id, r.g1,
    r.sent - (r.hit + r.written_5m + r.written_1h) AS plain, r.sent AS sent,
    CASE WHEN r.name <> '' AND (r.has_time = 0 OR r.day IS NOT NULL)
      AND r.sent - (r.hit + r.written_5m + r.written_1h) >= 0 AND r.hit >= 0 AND r.written_5m >= 0 AND r.written_1h >= 0
      AND r.output >= 0 AND r.requests >= 0
      THEN 1 ELSE 0 END AS readable,
    CASE
      WHEN r.day IS NULL THEN '2026-02-01'
      WHEN r.day >= DATE '2026-02-01' THEN '2026-02-01'
      WHEN r.day >= DATE '2026-01-01' THEN '2026-01-01'
      ELSE '' END AS held
  FROM records AS r
), kept AS (
  SELECT c.*, CASE WHEN c.readable = 1 AND c.id <> '' THEN row_number() OVER (
      PARTITION BY CASE WHEN c.readable = 1 AND c.id <> '' THEN c.id END
      ORDER BY c.output DESC, c.sent DESC, c.hit DESC, c.written_5m DESC, c.written_1h DESC, c.requests DESC, c.has_split DESC, CASE WHEN c.day IS NULL THEN 1 ELSE 0 END, c.day, CASE WHEN c.name IS NULL THEN 1 ELSE 0 END, c.name COLLATE "C", CASE WHEN c.service IS NULL THEN 1 ELSE 0 END, c.service COLLATE "C", CASE WHEN c.g1 IS NULL THEN 1 ELSE 0 END, c.g1 COLLATE "C"
    ) ELSE 1 END AS place_of_id
  FROM checked AS c
), spread AS (
  SELECT
    CASE WHEN k.readable = 0 THEN 'unreadable' WHEN k.place_of_id > 1 THEN 'merged' ELSE '' END AS became,
    k.name AS name,
    k.service AS service,
    k.held AS held,
    k.has_split AS has_split,
    CASE WHEN k.requests = 1 THEN 0 ELSE 1 END AS is_total,
    CASE WHEN k.sent + k.output <= 100 THEN 100 WHEN k.sent + k.output <= 500 THEN 500 WHEN k.sent + k.output <= 1000 THEN 1000 WHEN k.sent + k.output <= 2000 THEN 2000 ELSE 2001 END AS length_to,
    CASE WHEN k.sent <= 100 THEN 100 WHEN k.sent <= 500 THEN 500 WHEN k.sent <= 1000 THEN 1000 WHEN k.sent <= 2000 THEN 2000 ELSE 2001 END AS input_to,
    k.day AS day,
    k.g1 AS g1,
    k.requests, k.plain, k.hit, k.written_5m, k.written_1h, k.output
  FROM kept AS k
), cells AS (
  SELECT s.became, s.name, s.service, s.held, s.has_split, s.is_total, s.length_to, s.input_to, s.day, s.g1,
    count(*) AS records,
    sum(CAST(CASE WHEN s.became = '' THEN s.requests ELSE 0 END AS NUMERIC)) AS requests,
    sum(CAST(CASE WHEN s.became = '' THEN s.plain ELSE 0 END AS NUMERIC)) AS plain,
    sum(CAST(CASE WHEN s.became = '' THEN s.hit ELSE 0 END AS NUMERIC)) AS hit,
    sum(CAST(CASE WHEN s.became = '' THEN s.written_5m ELSE 0 END AS NUMERIC)) AS written_5m,
    sum(CAST(CASE WHEN s.became = '' THEN s.written_1h ELSE 0 END AS NUMERIC)) AS written_1h,
    sum(CAST(CASE WHEN s.became = '' THEN s.output ELSE 0 END AS NUMERIC)) AS output
  FROM spread AS s
  GROUP BY s.became, s.name, s.service, s.held, s.has_split, s.is_total, s.length_to, s.input_to, s.day, s.g1
), named_1 AS (
  SELECT n.*,
    lower(n.name COLLATE "C") COLLATE "default" AS low
  FROM cells AS n
), named_2 AS (
  SELECT n.*,
    regexp_replace(regexp_replace(n.low, ':batch$', '', 'g'), '^(?:moonshotai/|moonshot/|moonshotai-cn/)', '', 'g') AS bare
  FROM named_1 AS n
), named_3 AS (
  SELECT n.*,
    CASE
      WHEN n.low IN ('gone', 'ladder', 'new') THEN n.low
      WHEN n.bare IN ('gone', 'ladder', 'new') THEN n.bare END AS id
  FROM named_2 AS n
), named_4 AS MATERIALIZED (
  SELECT n.*,
    CASE
      WHEN n.name IN ('my kimi') THEN 'new'
      WHEN n.name IN ('for free') THEN NULL
      ELSE n.id END AS model,
    CASE
      WHEN n.name IN ('my kimi', 'for free') THEN n.service
      WHEN n.low LIKE '%:batch' THEN 'batch'
      ELSE n.service END AS meant_service,
    CASE
      WHEN n.name IN ('my kimi') THEN ''
      WHEN n.name IN ('for free') THEN 'membership'
      WHEN n.id IS NOT NULL THEN ''
      WHEN n.low ~ E'^(?:kimi-for-coding(?:(?:/|:|\\[|-).*)?|kimi-code(?:/.*)?|k3(?:\\[1m\\]|-256k)?|kimi-k2\\.8-preview)$' THEN 'membership'
      WHEN n.bare ~ E'^(?:kimi-for-coding(?:(?:/|:|\\[|-).*)?|kimi-code(?:/.*)?|k3(?:\\[1m\\]|-256k)?|kimi-k2\\.8-preview)$' THEN 'membership'
      WHEN n.low ~ E'^(?:(?:openrouter|@cf)/.*|moonshot-kimi-.*|.*-(?:fp8|fp4|nvfp4|int4|int8|awq|gguf)|.*:(?:free|cloud|nitro|exacto|floor|online)|kimi-k2(?:\\.[0-9])?-instruct(?:-[0-9]+)?)$' THEN 'other_host'
      WHEN n.bare ~ E'^(?:(?:openrouter|@cf)/.*|moonshot-kimi-.*|.*-(?:fp8|fp4|nvfp4|int4|int8|awq|gguf)|.*:(?:free|cloud|nitro|exacto|floor|online)|kimi-k2(?:\\.[0-9])?-instruct(?:-[0-9]+)?)$' THEN 'other_host'
      WHEN n.bare LIKE '%/%' AND n.low ~ '^(?:.*(?:kimi|moonshot).*)$' THEN 'other_host'
      ELSE 'unknown_model' END AS refusal
  FROM named_3 AS n
), listed AS (
  SELECT m.*,
    CASE
      WHEN m.held = '2026-02-01' AND m.model IN ('gone') THEN '2026-01-01'
      ELSE m.held END AS list,
    CASE
      WHEN m.refusal <> '' THEN m.refusal
      WHEN m.held = '' THEN 'no_list'
      WHEN m.held < '2026-02-01' AND m.model IN ('new') THEN 'not_listed_yet'
      ELSE '' END AS early
  FROM named_4 AS m
), tiered AS (
  SELECT l.*,
    CASE WHEN l.is_total = 1 THEN 1
      WHEN l.model = 'ladder' AND l.meant_service = 'standard' AND l.list IN ('2026-01-01', '2026-02-01')
      THEN CASE WHEN l.input_to <= 100 THEN 1 ELSE 2 END
      ELSE 1 END AS tier
  FROM listed AS l
), priced AS MATERIALIZED (
  SELECT
    p.name AS name, p.model AS model, p.meant_service AS meant_service, p.records AS records, p.requests AS requests, p.plain AS plain, p.hit AS hit, p.written_5m AS written_5m, p.written_1h AS written_1h, p.output AS output, p.has_split AS has_split, p.day AS day, p.g1 AS g1,
    r.list AS list,
    CASE
      WHEN p.became <> '' THEN p.became
      WHEN p.early <> '' THEN p.early
      WHEN p.is_total = 0 AND p.length_to > m.context THEN 'over_context'
      WHEN coalesce(r.tiers, 0) = 0 THEN 'no_service'
      WHEN p.is_total = 1 AND r.tiers > 1 THEN 'tier_of_totals'
      ELSE 'counted' END AS outcome,
    p.plain * CAST(r.price_plain AS NUMERIC)
      + p.hit * CAST(r.price_hit AS NUMERIC)
      + p.written_5m * CAST(r.price_written_5m AS NUMERIC)
      + p.written_1h * CAST(r.price_written_1h AS NUMERIC)
      + p.output * CAST(r.price_output AS NUMERIC) AS amount
  FROM tiered AS p
  LEFT JOIN rates AS m
    ON m.list = p.list AND m.model = p.model AND m.service = 'standard' AND m.tier = 1
  LEFT JOIN rates AS r
    ON r.list = p.list AND r.model = p.model AND r.service = p.meant_service AND r.tier = p.tier
)
SELECT
  a.g1 AS "key",
  a.day AS "day",
  coalesce(sum(a.records), 0) AS rows_read,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.records ELSE 0 END), 0) AS counted,
  coalesce(sum(CASE WHEN a.outcome = 'merged' THEN a.records ELSE 0 END), 0) AS merged,
  coalesce(sum(CASE WHEN a.outcome = 'unreadable' THEN a.records ELSE 0 END), 0) AS unreadable,
  coalesce(sum(CASE WHEN a.outcome NOT IN ('counted', 'merged', 'unreadable') THEN a.records ELSE 0 END), 0) AS unpriced,
  coalesce(sum(CASE WHEN a.outcome = 'unknown_model' THEN a.records ELSE 0 END), 0) AS unknown_model,
  coalesce(sum(CASE WHEN a.outcome = 'membership' THEN a.records ELSE 0 END), 0) AS membership,
  coalesce(sum(CASE WHEN a.outcome = 'other_host' THEN a.records ELSE 0 END), 0) AS other_host,
  coalesce(sum(CASE WHEN a.outcome = 'over_context' THEN a.records ELSE 0 END), 0) AS over_context,
  coalesce(sum(CASE WHEN a.outcome = 'tier_of_totals' THEN a.records ELSE 0 END), 0) AS tier_of_totals,
  coalesce(sum(CASE WHEN a.outcome = 'not_listed_yet' THEN a.records ELSE 0 END), 0) AS not_listed_yet,
  coalesce(sum(CASE WHEN a.outcome = 'no_list' THEN a.records ELSE 0 END), 0) AS no_list,
  coalesce(sum(CASE WHEN a.outcome = 'no_service' THEN a.records ELSE 0 END), 0) AS no_service,
  coalesce(sum(CASE WHEN a.outcome = 'no_price' THEN a.records ELSE 0 END), 0) AS no_price,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.requests END), CAST(0 AS NUMERIC)) AS requests,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.plain END), CAST(0 AS NUMERIC)) AS plain,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.hit END), CAST(0 AS NUMERIC)) AS hit,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.written_5m END), CAST(0 AS NUMERIC)) AS written_5m,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.written_1h END), CAST(0 AS NUMERIC)) AS written_1h,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.output END), CAST(0 AS NUMERIC)) AS output,
  coalesce(sum(CASE WHEN a.outcome = 'counted' THEN a.amount END), CAST(0 AS NUMERIC)) AS amount_e12,
  coalesce(sum(CASE WHEN a.outcome = 'counted' AND a.has_split = 0 THEN a.amount END), CAST(0 AS NUMERIC)) AS at_most_e12
FROM priced AS a
GROUP BY a.g1, a.day
ORDER BY 1, 2
