#!/bin/sh
# Outlives the starter just long enough to stop what a killed one (kill -9) leaves behind.
# Reads from the starter: "service PID", "database PID", "gone PID", and "done" after an orderly stop.
# End of input without "done" means the starter is dead: services first (10 s to drain), PostgreSQL last.
trap '' INT TERM HUP
services=''
database=''

while read -r what pid; do
  case $what in
    service) services="$services $pid" ;;
    database) database=$pid ;;
    gone)
      left=''
      for one in $services; do [ "$one" = "$pid" ] || left="$left $one"; done
      services=$left
      [ "$database" = "$pid" ] && database=''
      ;;
    done) exit 0 ;;
  esac
done

for one in $services; do kill -TERM "$one" 2>/dev/null; done
tries=0
while [ "$tries" -lt 100 ]; do
  left=''
  for one in $services; do kill -0 "$one" 2>/dev/null && left="$left $one"; done
  services=$left
  [ -z "$services" ] && break
  tries=$((tries + 1))
  sleep 0.1
done
for one in $services; do kill -KILL "$one" 2>/dev/null; done
[ -n "$database" ] && kill -INT "$database" 2>/dev/null
exit 0
