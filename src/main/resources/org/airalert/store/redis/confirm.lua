-- args: id, now. Answers 1 when there is such a delivery. The first confirmation counts; an end without success stays.
local e = get(args[1])
if e and not e.m[CON] then
  touch(e)
  e.m[CON] = args[2]
  if CAN[e.m[S]].CONFIRMED then
    become(e, 'CONFIRMED', false, e.m[DUE])
  end
  save()
end
return answer(e and 1 or 0)
