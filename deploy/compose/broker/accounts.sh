#!/bin/sh
# Writes the broker's accounts: the programs' own from the environment, hashed anew at each start; those of devices, added
# with mosquitto_passwd, stay. Passwords appear in no command line.
set -eu
umask 077
folder=${1:-/mosquitto/data/accounts}
mkdir -p "$folder"
cd "$folder"
[ -e passwords ] || : >passwords
grep -v '^lifeline-' passwords >devices || true
cat >programs <<ACCOUNTS
lifeline-job:$LIFELINE_MQTT_JOB_PASSWORD
lifeline-simulators:$LIFELINE_MQTT_SIMULATORS_PASSWORD
lifeline-health:$LIFELINE_MQTT_HEALTH_PASSWORD
ACCOUNTS
mosquitto_passwd -U programs
cat programs devices >next
mv next passwords
rm programs devices
