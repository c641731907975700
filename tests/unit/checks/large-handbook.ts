/** A handbook of many documents in which nothing is wrong: real kinds, real fields, real prose, made by counting. */

export type Sample = 'postmortem' | 'runbook' | 'process'

const folders: Record<Sample, string> = { postmortem: 'postmortems', runbook: 'runbooks', process: 'processes' }

/** The content folder as texts by file; half postmortems, a quarter each of runbooks and processes. */
export function large(count: number): { texts: Record<string, string>; nameOf(kind: Sample, number: number): string } {
  const nameOf = (kind: Sample, number: number) => `${folders[kind]}/${kind}-${String(number).padStart(3, '0')}.md`
  const texts: Record<string, string> = {}
  const half = Math.ceil(count / 2)
  const quarter = Math.ceil((count - half) / 2)
  for (let n = 1; n <= half; n++) texts[nameOf('postmortem', n)] = postmortem(n)
  for (let n = 1; n <= quarter; n++) texts[nameOf('runbook', n)] = runbook(n)
  for (let n = 1; n <= count - half - quarter; n++) texts[nameOf('process', n)] = process(n)
  return { texts, nameOf }
}

const postmortem = (n: number) => `---
title: Storage node ${n} answered slowly
summary: Requests to the storage took up to a minute, because a switch dropped packets. It lasted 50 minutes.
status: final
owner: platform
severity: sev1
services: [api]
regions: [North]
timeZone: Europe/Berlin
tags: [storage, network]
published: 2026-03-09
times:
  trigger: 2026-03-02T09:05Z
  impactStart: 2026-03-02T09:10Z
  detected: 2026-03-02T09:14Z
  acknowledged: 2026-03-02T09:20Z
  mitigated: 2026-03-02T09:55Z
  impactEnd: 2026-03-02T10:00Z
  resolved: 2026-03-02T10:30Z
impactWindows:
  - { from: 2026-03-02T09:10Z, to: 2026-03-02T10:00Z, level: partial }
impact:
  text: One request in five took longer than ten seconds.
detection:
  method: alert
  signal: Latency above two seconds for five minutes
trigger:
  type: hardware
  text: A transceiver of a switch began to fail.
contributingFactors:
  - class: technical
    text: The switch dropped packets without taking the port down.
  - class: monitoring
    text: Packet loss had no alert of its own.
resolution:
  kind: traffic-shift
  text: The port was taken down, and traffic took the other path.
timeline:
  - at: 2026-03-02T09:05Z
    event: The switch begins to drop packets.
    type: symptom
  - at: 2026-03-02T09:14Z
    event: The alert on latency fires.
    type: detection
  - at: 2026-03-02T09:20Z
    event: The platform team takes over.
    type: action
  - at: 2026-03-02T10:30Z
    event: The transceiver is replaced.
    type: recovery
actions:
  - id: a1
    text: Alert on packet loss of a port above 0.1 %.
    class: detect
    owner: platform
    due: 2026-12-31
    status: open
    tracker: https://tracker.example.org/42
lessons:
  wentWell: [The alert fired within four minutes.]
  wentPoorly: [It took half an hour to see that the network was the cause.]
runbooks:
  - { id: runbook-001, worked: partly }
---

## What happened

A switch dropped packets on one port. The storage nodes behind it waited for answers, and with them every request.

## What helped

The steps of [the first runbook](runbook:runbook-001) led to the port. Taking it down moved the traffic to the other
path within a minute.
`

const runbook = (n: number) => `---
title: Packets are lost on port ${n}
summary: How to find a port that drops packets, and how to take it out of service.
status: active
owner: platform
services: [api]
risk: reversible
access: [root on the storage nodes]
estimate: 20 minutes
escalation: [platform]
reviewed: 2026-03-01
reviewEvery: 1y
---

## Meaning

A port of a switch drops packets, and does not say so.

## Impact

Requests take long, and some fail.

## Diagnosis

Look at the counters of the port. An earlier case is described in [this postmortem](../postmortems/postmortem-001.md).

\`\`\`console
$ ip -s link show dev eth0
\`\`\`

## Mitigation

Take the port down; the traffic takes the other path.

\`\`\`console
# ip link set dev eth0 down
\`\`\`

Then go on with the [verification](#verification).

## Verification

\`\`\`console
$ ip link show dev eth0
\`\`\`

## Escalation

If latency does not fall within five minutes, call the platform team.
`

const process = (n: number) => `---
title: Disks are replaced, part ${n}
summary: How a failed disk is replaced without loss of data.
status: active
owner: platform
purpose: Nothing is lost when a disk fails.
layer: process
roles:
  - { name: Operator, responsibility: Replaces the disk. }
triggers: [A disk has failed]
targets:
  - { what: Disk replaced, target: 5 days, clockStarts: The alert fires }
controls: ['iso:A.1']
version: '1.0'
reviewed: 2026-03-01
reviewEvery: 1y
---

## What is counted

Every disk is counted.

> [!NOTE]
> Spare disks are counted as well.

## How it is done

| Step | Who |
| --- | --- |
| Replace | Operator |
`
