-- args: priorities. Answers {} or {time of the first that is due}.
local first = {}
for _, priority in ipairs(args) do
  local score = tonumber(redis.call('ZRANGE', base .. 'due:' .. priority, 0, 0, 'WITHSCORES')[2] or nil)
  if score and (not first[1] or score < first[1]) then
    first[1] = score
  end
end
return answer(first)
