-- Which event and channel a stretch stands for. args: for each {stretch, event, channel, alert}.
for _, one in ipairs(args) do
  redis.call('HSETNX', base .. 'stretches', one[1], cmsgpack.pack({ one[2], one[3] }))
  redis.call('HSETNX', base .. 'alerts', one[4], one[2])
  redis.call('SADD', base .. 'channels', one[3])
end
return answer(1)
