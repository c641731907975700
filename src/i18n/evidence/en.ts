/** The words of the pages that tell what a handbook shows and what it does not: controls, coverage, openness. In English. */

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const evidence = {
  controls: {
    title: 'Evidence for controls',
    link: 'Evidence for controls',
    text: 'Which pages of this handbook are evidence for which controls of which framework.',
    textOf: (framework: string) => `Which pages of this handbook are evidence for which controls of ${framework}.`,
    claim:
      'This is an index of evidence. It claims no conformity: whether a control is met is for those to judge who assess it. Labels of controls are in our own words; only the texts of the frameworks themselves count.',
    asOf: (day: string) => `As of ${day}.`,
    note: 'About these labels:',
    source: 'Where the framework is published',
    edition: 'Edition',
    framework: 'Framework',
    frameworks: 'Frameworks',
    number: 'Controls listed',
    withProcess: 'With a process',
    withEvidence: 'With evidence',
    last: 'Last evidence',
    control: 'Control',
    processes: 'Processes',
    exercises: 'Runbooks exercised',
    incidents: 'Incidents',
    none: 'none',
    gap: {
      'no-process': 'no process',
      'no-evidence': 'no evidence',
      'old-evidence': 'more than a year ago',
    },
    result: { demonstrated: 'demonstrated', tested: 'tested', failed: 'failed', named: 'named' },
    notExercised: (exercised: number, not: number) =>
      not === 0
        ? 'no runbook'
        : exercised === 0
          ? `none of ${count(not, 'runbook', 'runbooks')}`
          : `${not} not exercised`,
    more: (n: number) => `and ${n} more`,
    others: (n: number) => `${count(n, 'report', 'reports')} about other organisations`,
    meaning: 'What the columns mean',
    meanings: {
      processes: 'Processes in force that name the control. They say what is to be done, not that it was.',
      exercises:
        'Runbooks in force that name the control or belong to one of its processes, and were exercised: result and day of the last exercise. How many others there are stands below.',
      incidents:
        'Published postmortems of the organisation’s own that name the control, and what each says that the incident showed of it. Withdrawn ones do not count, and reports about other organisations are no evidence.',
      last: 'The day of the last such incident or exercise, whatever its result. A day more than a year before the day of this page is marked.',
    },
    downloads: 'The same as data:',
    page: (n: number, of: number) => `Page ${n} of ${of}`,
    parts: 'Parts',
    part: (from: string, to: string) => `${from} to ${to}`,
    noControls: 'No control of this framework is listed.',
  },

  coverage: {
    title: 'Coverage',
    text: 'What is published here of people, processes and tools, what is known and not published, and what is missing.',
    asOf: (day: string) => `As of ${day}.`,
    dayUnknown: 'For which day this holds is not known, so nothing is called overdue.',
    iceberg: 'Of operations the tools are seen first. Processes lie deeper, and most of the weight is with the people.',
    published: 'Published',
    unpublished: 'Known, and not published',
    layer: { tools: 'Tools', process: 'Processes', people: 'People' },
    layerText: {
      tools: 'what people use, and what to do with it',
      process: 'what is done, and in which order',
      people: 'how people work together',
    },
    processes: (n: number) => count(n, 'process', 'processes'),
    runbooks: (n: number) => count(n, 'runbook', 'runbooks'),
    nothing: 'Nothing yet.',
    nothingDeclared: 'Nothing is declared. That does not mean that there is nothing.',
    declared: 'What stands here is declared in the file coverage.yaml, with its reason.',
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    lapsed: 'this day has passed',
    beside: 'Beside these layers:',
    own: (n: number) => `${n === 0 ? 'no postmortem' : count(n, 'postmortem', 'postmortems')} of our own`,
    others: (n: number) => `${n} about other organisations`,
    more: (n: number) => `and ${n} more`,
    ofAll: (n: number, of: number) => `${n} of ${of}`,
    overdue: 'Overdue reviews',
    overdueText: (n: number) => `Of ${count(n, 'page', 'pages')} in force that say when they are reviewed again.`,
    noReviews: 'No page says when it is reviewed again.',
    due: (day: string) => `due ${day}`,
    missing: 'What is missing',
    none: 'None.',
    lists: {
      services: {
        title: 'Services without a runbook',
        text: 'Services that no runbook in force names.',
        nothing: 'No service is listed.',
      },
      alerts: {
        title: 'Alerts without a runbook',
        text: 'Alerts that coverage.yaml or a postmortem of our own names, and no runbook in force. Whether the rules of the monitoring fit the runbooks is checked by the command “npm run alerts”.',
        nothing: 'No alert is declared.',
      },
      runbooks: {
        title: 'Runbooks never exercised',
        text: 'Runbooks in force that were tried out neither in an exercise nor in an incident of our own.',
        nothing: 'There is no runbook yet.',
      },
      incidents: {
        title: 'Incidents without a review',
        text: 'Incidents of our own that ended more than 30 days ago, and whose postmortem is still preliminary. Drafts are not public and not counted.',
        nothing: 'No incident of our own that has ended is published.',
      },
      actions: {
        title: 'Actions without an owner',
        text: 'Open actions after incidents of our own that name no team.',
        nothing: 'No open action after an incident of our own is published.',
      },
    },
    ended: (day: string) => `ended ${day}`,
  },

  openness: {
    title: 'How open are our operations?',
    text: 'Questions that follow from the four principles of Open Operations, put in our own words. Each is answered by what is published here, or not yet. There is no score: a number says how much there is to read, not how good it is.',
    principle: {
      'community-of-practice': 'A community of practice',
      'shared-knowledge': 'Knowledge is shared',
      'transparent-incidents': 'Incidents are told openly',
      'transparent-processes': 'The way of working is shown',
    },
    noEvidence: 'No evidence yet.',
    question: {
      change: 'Can everybody see where a change to this handbook is proposed?',
      contact: 'Can people reach us without an account anywhere?',
      adopted: 'Do we take up what others have written?',
      signed: 'Have others put their name to the manifesto?',
      license: 'May everybody reuse what stands here?',
      runbooks: 'Can others work by our instructions?',
      exercised: 'Were these instructions tried out?',
      reviewed: 'Has somebody confirmed that pages still hold?',
      incidents: 'Do we tell what failed at our own place?',
      'near-misses': 'Do we tell what nearly failed?',
      lessons: 'Do we say what we learned from it?',
      actions: 'Do we say what became of what was decided?',
      processes: 'Can others see how we work?',
      people: 'Do we show how people work together, not only what they do?',
      controls: 'Can an auditor find our evidence?',
      unpublished: 'Do we say what we keep back, and why?',
    },
    answer: {
      change: () => 'Yes:',
      contact: () => 'Yes:',
      adopted: (n: number) => `${count(n, 'page is', 'pages are')} adopted from elsewhere, with origin and licence.`,
      signed: (n: number) => `${count(n, 'organisation has', 'organisations have')} signed.`,
      license: () => 'Yes, under',
      runbooks: (n: number) => `By ${count(n, 'runbook', 'runbooks')} in force.`,
      exercised: (n: number, of: number) => `${n} of ${count(of, 'runbook', 'runbooks')} in force.`,
      reviewed: (n: number, of: number) =>
        `For ${n} of ${count(of, 'page', 'pages')} in force a review holds that is not overdue.`,
      incidents: (n: number) => `By ${count(n, 'postmortem', 'postmortems')} of our own.`,
      'near-misses': (n: number) => `By ${count(n, 'postmortem of a near miss', 'postmortems of near misses')}.`,
      lessons: (n: number, of: number) => `In ${n} of ${count(of, 'postmortem', 'postmortems')} of our own.`,
      actions: (n: number, of: number) =>
        `The state of ${n} of ${count(of, 'action', 'actions')} after incidents of our own is published.`,
      processes: (n: number) => `In ${count(n, 'process', 'processes')} in force.`,
      people: (n: number) => `In ${count(n, 'process', 'processes')} about people.`,
      controls: (n: number, of: number) =>
        `${n} of ${count(of, 'control', 'controls')} listed have a process in force.`,
      unpublished: (n: number) => `${count(n, 'part', 'parts')} of operations, each with its reason.`,
    },
    example: (n: number): string => (n === 1 ? 'See' : 'Among them'),
    see: 'See',
    index: {
      actions: 'Actions',
      controls: 'Evidence for controls',
      signed: 'Signatories',
      unpublished: 'Known, and not published',
    },
  },
}

export type EvidenceWords = typeof evidence
