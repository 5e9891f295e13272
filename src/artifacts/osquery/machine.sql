-- TLS Ready: TLS 1.2 on this Windows machine, one row.
-- What it is:   a query for osquery on Windows, and for servers that ask many machines by it, such as Fleet.
-- What it does: reads the registry values below, judges each by the rules for its Windows, and gives verdict, reasons and a line of
--               evidence that the page Machines reads. It only reads.
-- What it cannot see: cipher suites that can be used, updates, agents. So no row says Ready. osquery does not tell a value that it
--               may not read from one that is not there: run it as the service does, with the rights of the system.
-- How to run:   as a live query, or as a scheduled one with the pack beside it. Collect the rows as JSON or CSV.
-- How to undo:  there is nothing to undo.
-- Content version: sample
-- Made for the answers at: sample
with
-- region data
facts(version) as (values ('sample')),
wanted(id, code, reg_view, reg_key, reg_name, reg_type) as (values
  ('sample', '0000', 'native', 'HKEY_LOCAL_MACHINE\SAMPLE', 'Sample', 'REG_DWORD')
),
rules(id, line, state, from_build, to_build, kind, test, value, means, because) as (values
  ('sample', 1, 'present', 0, 1000000, '', 'any', 0, 'ready', 'sample')
),
-- endregion data
machine as (
  select
    replace(replace((select hostname from system_info), ';', '_'), ',', '_') as name,
    name as windows,
    major || '.' || minor || '.' || build as version,
    cast(build as integer) as build,
    case when name like '%server%' then 'server' else 'client' end as kind,
    case when arch like '%64%' then 64 when arch is null or arch = '' then null else 32 end as bits
  from os_version
),
found as (
  select wanted.*, case when registry.type is null then 'absent' else 'present' end as state,
    registry.type as found_type, registry.data as data
  from wanted cross join machine
  left join registry on registry.key = wanted.reg_key and registry.name = wanted.reg_name collate nocase and registry.type <> 'subkey'
  where wanted.reg_view = 'native' or coalesce(machine.bits, 64) = 64
),
judged as (
  select found.*,
    case when state = 'present' and found_type <> reg_type then 'action' else coalesce(
      -- Of the rules whose state and Windows fit, the first whose test holds decides.
      (select rules.means || char(10) || rules.because from rules cross join machine
        where rules.id = found.id and rules.state = found.state
          and rules.from_build <= machine.build and machine.build < rules.to_build
          and (rules.kind = '' or rules.kind = machine.kind)
          and case rules.test
            when 'any' then 1
            when 'equals' then cast(found.data as integer) = rules.value
            when 'not-zero' then cast(found.data as integer) <> 0
            when 'bits' then cast(found.data as integer) & rules.value = rules.value
          end
        order by rules.line limit 1), 'unknown') end as finding
  from found
),
counted as (
  select
    count(case when finding like 'action%' then 1 end) as wrong,
    count(case when finding like 'unknown%' then 1 end) as not_known,
    group_concat(case when finding like 'action%' then reg_name || ' in ' || reg_key || ': ' || case
      when found_type <> reg_type then 'It is ' || found_type || '; it must be ' || reg_type || '.'
      else substr(finding, instr(finding, char(10)) + 1) end end, ' | ') as reasons,
    group_concat(code || '=' || case
      when state = 'absent' then '-'
      when found_type = 'REG_DWORD' then printf('%x', cast(data as integer))
      else '!' || case found_type when 'REG_SZ' then 's' when 'REG_EXPAND_SZ' then 'e' when 'REG_MULTI_SZ' then 'm'
        when 'REG_BINARY' then 'b' when 'REG_QWORD' then 'q' when 'REG_NONE' then 'n' else 'x' end end, ',') as states,
    max(case when id = 'dotnet-framework-release' then case when state = 'absent' then '-' when found_type = 'REG_DWORD'
      then printf('%x', cast(data as integer)) else '?' end end) as release
  from judged
)
select
  machine.name, case when wrong > 0 then 'Action needed' else 'Unknown' end as verdict, wrong, not_known,
  coalesce(reasons, '') as reasons, windows, machine.version, kind, bits, strftime('%Y-%m-%dT%H:%M:00Z', 'now') as collected_at,
  'TLSREADY1;t=' || strftime('%Y-%m-%dT%H:%MZ', 'now') || ';n=' || machine.name || ';v=' || machine.version
    || coalesce(';b=' || bits, '') || ';k=' || kind || ';c=' || substr(facts.version, 1, 12) || ';r=' || coalesce(states, '')
    || coalesce(';d=' || release, '') || ';.' as evidence,
  facts.version as rules_version
from machine cross join counted cross join facts;
