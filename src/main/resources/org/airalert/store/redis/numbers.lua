-- args: key. Answers {field, number ...} of what is above 0.
local all = redis.call('HGETALL', base .. args[1])
local found = {}
for i = 1, #all, 2 do
  local number = tonumber(all[i + 1])
  if number > 0 then
    found[#found + 1] = { all[i], number }
  end
end
return answer(found)
