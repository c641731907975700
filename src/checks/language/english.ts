/** How English blames. */
import type { BlamingWords } from './blame.ts'

export const english: BlamingWords = {
  people: {
    words: {
      determiner: 'the|an?|our|their|its|this|that|these|those|some|one of our|one of the|all|both|my|your',
      // Not the software that is called so, nor a company that runs a network.
      role: '(?:(?<!(?:kubernetes|etcd|postgres|postgresql|prometheus|cert-manager|rook|mobile|network|telecom|logical|mysql|kafka|vault) )operators?|engineers?|sres?|dbas?|admins?|administrators?|developers?|devs|programmers?|technicians?|architects?|responders?|reviewers?|maintainers?|contractors?|interns?|colleagues?|co-?workers?|employees?|staff|personnel|persons?|people|individuals?|(?:team|shift|tech|on-call) leads?|team leaders?|teams?|crews?|squads?|groups?|(?:night|day|late|early) shifts?|shifts?|managers?|supervisors?|commanders?|authors?|implementers?|on-?calls?|agents? on duty|support agents?|analysts?|guys?)',
      pronoun: 'we|i|he|she|someone|somebody|anyone|anybody|whoever|(?:mr|mrs|ms)\\.? [a-zß-ÿ]+',
    },
    subject: '(?:{pronoun}|{role})(?![a-zß-ÿ-])',
    unless:
      '(?:for|to|of|by|with|from|on|at|about|than|any|another|every|each|no|if) (?:{determiner} )?(?:(?:{determiner}) [a-zß-ÿ-]{1,20} )?',
    mentioned: '{role}(?![a-zß-ÿ-])',
  },
  clause: '{people} ',
  words: {
    adverb:
      '[a-zß-ÿ]+ly|also|then|just|even|never|not|all|both|again|still|certainly|therefore|in fact|at least|had|have|has|did',
    participle:
      'caught|known|seen|thought|told|read|run|kept|held|taken|given|made|done|put|sent|found|brought|begun|chosen|understood|foreseen|foregone|gone|asked|left|built|set|written|spoken|let|(?!limited|dedicated|elevated|need|privileged)[a-zß-ÿ]+ed',
    act: 'noticed|known|realised|realized|read|asked|thought|checked|double-checked|tested|told|called|escalated|paid|rolled back|looked|remembered|followed|consulted|informed|anticipated|foreseen|understood|spoken|verified|reviewed|communicated|planned|done more|been more|been watching|warned|rolled|acted|reacted|listened',
    determiner: 'the|an?|our|their|its|this|that|these|those|some|one of our|one of the|all|both|my|your',
    tail: "(?: (?:on|in|at|from|of|responsible for|to whom)(?: (?!that\\b|which\\b|who\\b|and\\b|saw\\b|when\\b)[a-zß-ÿ0-9\\uE000\\uE002’'-]+){1,4}?)?(?:, who(?: [a-zß-ÿ0-9\\uE000\\uE002’'-]+){1,8}?,| (?:who|that)(?: [a-zß-ÿ0-9\\uE000\\uE002’'-]+){1,8}?)?(?:,? {adverb},?){0,3}",
    people: '\\uE000+{tail}',
    role: '[\\uE000\\uE002]+',
    peoples: "(?:{role}[’']s?|my|his|her|your|our)",
    trust:
      'careless(?:ly|ness)?|negligent(?:ly)?|negligence|sloppy|sloppiness|sloppily|reckless(?:ly|ness)?|incompetent(?:ly)?|incompetence|thoughtless(?:ly|ness)?|inattenti(?:ve|on|vely)|irresponsibl[ey]|lazy|laziness|foolish(?:ly)?|stupid(?:ly|ity)?|blindly|hastily|needlessly|naive(?:ly)?|ignorance|impatient(?:ly)?|ignorant',
  },
  aboutBlame: [
    'blameless(?:ly|ness)?',
    "(?:not?|never|don[’']t|nobody|avoid|avoids|without)(?: [a-zß-ÿ-]+){0,4}? (?:to blame|blame|at fault|say|write|ask|asks|asked|words?|language)",
    '(?:do|does|did) not (?:look|search) for',
    '(?:instead of|rather than) (?:saying|writing|asking|blaming)',
    '(?:words?|phrases?|terms?|labels?|categor(?:y|ies)) (?:such as|like|of)',
    'guards? against|prevents?|protects? (?:us )?(?:from|against)|tolerates?',
  ],
  denial:
    "not|no|never|nobody|n[’']t|neither|nor|cannot|against|avoid(?:s|ing)?|whether|call(?:s|ed|ing)?(?: it| this)?|word|term|phrase|instead of|rather than|behind|rarely|seldom",
  kinds: [
    {
      kind: 'human-error',
      turned: 'The command accepted a list of servers without a lower bound.',
      deniable: true,
      patterns: [
        '(?:human|pilot) (?:errors?|mistakes?|failures?)(?! (?:rates?|counters?|count|messages?|budgets?|category))',
        '(?:{role}|user) error(?! (?:rates?|counters?|messages?|codes?|budgets?|pages?|category|logs?|handling|is|metric))(?= (?:during|led|caused|was|by|took|in|on|when|resulted|brought))',
        '(?:due to|caused by|because of|result of|case of|from|was|to) (?:an? )?(?:{role}|user) error(?! (?:rates?|messages?|codes?|handling))',
        'fat[- ]finger(?:s|ed|ing)?',
        'pebkac|between (?:the )?(?:keyboard and (?:the )?chair|chair and (?:the )?keyboard)',
      ],
    },
    {
      kind: 'cause',
      turned: 'The change passed review and tests; neither measured its load.',
      deniable: true,
      people: [
        '(?:(?:is|was|are|were) )(?:solely |clearly |partly )?(?:responsible for the (?:outage|incident|failure|loss|error|mistake|damage)|to blame|at fault)',
        '(?:messed up|screwed up|ruined|botched|broke (?:the )?(?:[a-zß-ÿ-]+ )?(?:production|builds?|servers?|clusters?|sites?|services?))',
        'dropped the ball',
        '(?:introduced|caused) (?:the|a|this) (?:bug|outage|incident|fault|problem)(?: through| by)?',
      ],
      patterns: [
        '(?:root |primary |main |direct |real )?(?:cause|reason)(?: (?:of|for) (?:[a-zß-ÿ-]+(?: )?){1,4}?)? (?:was|is) (?:(?:{determiner}) )?(?:[a-zß-ÿ-]+ ){0,3}?{role}(?! [a-zß-ÿ-]*(?:error|rate|log|pod|api|portal|console|schedule|tool))(?:(?= (?:who|running|that|on|in|at|of|from|typing|doing|making|not))|(?=(?: )?(?:[.,;:!]|$)))',
        '(?:was|were|is|are|been|being) (?:(?:{determiner}) )?(?:direct )?(?:fault|mistake|error) (?:of|by) (?:(?:{determiner}) )?(?:[a-zß-ÿ-]+ ){0,2}?{role}',
        '(?:mistakes?|oversights?|blunders?|typos?|errors?(?! of a )|slips?) (?:made )?(?:by|of) (?:one of )?(?:(?:{determiner}) )?(?:[a-zß-ÿ-]+ ){0,2}?{role}',
        '{peoples} (?:own )?(?:[a-zß-ÿ-]+ )?(?:fault|mistakes?|oversight|blunder|typo|carelessness|negligence|slip|lapse|inattention)',
        '(?:the )?(?:blame|fault|responsibility) (?:for [a-zß-ÿ\\s]{1,30}? )?(?:lies|lay|rests|is) with (?:(?:{determiner}) )?(?:[a-zß-ÿ-]+ ){0,2}?{role}',
        'failures? (?:of|by) (?:(?:{determiner}) )?(?:[a-zß-ÿ-]+ ){0,2}?{role} to',
        '(?:lack|absence) of (?:discipline|diligence|care|attention|skill|competence|professionalism)(?: (?:among|of|on the part of|by|from|in) (?:(?:{determiner}) )?[a-zß-ÿ-]+)?',
        'on the part of (?:(?:{determiner}) )?(?:[a-zß-ÿ-]+ ){0,2}?{role}',
      ],
    },
    {
      kind: 'counterfactual',
      turned: 'Nothing in the procedure asked for a test of the restore.',
      people: [
        "(?:could and )?should(?: not| never|n[’']t|[’']ve)?(?: really| simply| just| all| at least| also)*(?: have)?(?<=have|[’']ve)(?: (?:simply|just|really|[a-zß-ÿ]+ly))? {participle}(?<!been)",
        '(?:should|could|might|would)(?: not| never| easily| really| simply)? have been (?:more|watching|paying|[a-zß-ÿ]+ing)',
        '(?:could|might)(?: have)?(?: just| simply| easily| perhaps| also){0,2}(?: have)?(?<=have|simply have)(?: (?:simply|just|easily))? (?!been|had|lost|cost){participle}',
        'ought(?: not)? to have {participle}',
        'would (?:not )?have (?!to\\b|been|had|succeeded){participle}(?=[^.;]{0,60}? (?:if|had|sooner|earlier|coming))',
      ],
      patterns: [
        '(?:they|those on call)(?: [a-zß-ÿ-]+ly)? (?:should|could|might|ought to)(?: not| never| at least)? have (?:{act})',
        '(?:had (?:(?:(?:{determiner}) (?:[a-zß-ÿ-]+ ){0,2}?)?{role}(?: (?:on|in|at|of)(?: [a-zß-ÿ-]+){1,3}?)?)|if(?: only)? (?:(?:(?:{determiner}) (?:[a-zß-ÿ-]+ ){0,2}?)?{role}(?: (?:on|in|at|of)(?: [a-zß-ÿ-]+){1,3}?)?) had)(?: only| just| not| never)? (?!been (?:told|paged|informed|able|given|warned)|had\\b){participle}(?=[^.;]{0,90}? (?:would|could|might)|[^.;]{0,40}\\.?$)',
        '(?:would|could)(?: easily)?(?: not)? have(?: easily)?(?: been)? [a-zß-ÿ]+[^.;]{0,40}? if (?:only )?(?:(?:{determiner}) )?(?:[a-zß-ÿ-]+ ){0,2}?{role} had',
        'should (?:not )?have been (?:noticed|double-checked|questioned|spotted|escalated|tested|reviewed|asked)(?! by (?:the|an?|our) [a-zß-ÿ])',
        'you (?:should|ought to) (?:not )?have {participle}',
        'would have been enough to (?:read|look|check|ask|test|call)',
        '(?:easily )?(?:have )?been (?:prevented|avoided|caught|noticed) by (?:an?|the) (?:[a-zß-ÿ-]+ ){0,3}?{role}',
      ],
    },
    {
      kind: 'omission',
      turned: 'Nothing on the screen told the standby from the primary.',
      people: [
        '(?:had |has |have )?failed to (?:notice|check|follow|see|recogni[sz]e|verify|test|escalate|reali[sz]e|renew|revoke|pass|ensure|inform|learn|read|announce|communicate|update|act|react|look|consider|document|spot|catch|remember|understand|tell)',
        '(?:had |has |have )?(?:forgot|forgotten|neglected|overlooked|disregarded|misread|missed the (?:page|alert|call)|missed an? (?:obvious|clear)|messed up|omitted to)',
        '(?:had |has |have )?ignored',
        '(?:chose|decided) to ignore',
        "(?:did not|didn[’']t|never) (?:follow|bother|think|pay attention|listen|understand|do (?:his|her|their) job|communicate properly|know what)",
        '(?:never|did not even) (?:checked|check|read|tested|test|look|looked|asked|ask)',
        '(?:skipped|rubber-stamped|refused to|slept through|fell asleep|then fell asleep|violated|wasted)',
        "(?:was|were) supposed to [a-zß-ÿ\\s]{1,40}? but (?:did not|didn[’']t|never)",
        'obviously did not',
        '(?:fell|was|were) nowhere to be found',
      ],
      patterns: [
        "(?:nobody|no one) (?:did not|didn[’']t)(?: )?(?:even )?bother(?:ed)? to",
        "none of (?:the|our) {role} (?:did not|didn[’']t)(?: )?(?:even )?bother(?:ed)? to",
        '(?:skipped|ignored|overlooked|forgotten|neglected) by (?:an?|the|our) (?:[a-zß-ÿ-]+ ){0,2}?{role}',
        'neglected (?:his|her|their) dut(?:y|ies)',
      ],
    },
    {
      kind: 'carelessness',
      turned: 'Both hosts showed the same prompt, and it was the eleventh hour of the shift.',
      deniable: true,
      people: [
        "(?:clearly|obviously|apparently) (?:did not|didn[’']t) (?:know|understand)",
        '(?:(?:was|were|got|is) )?(?:not paying attention|distracted|careless|overwhelmed|clearly overwhelmed|too lazy|panicked|lost patience)',
        '(?:knew|should have known|ought to have known) better',
        '(?:reacted|acted) (?:far |much )?too (?:slowly|late|quickly)',
        '(?:did|do|does) a (?:poor|bad|sloppy) job',
      ],
      patterns: [
        'careless(?:ly|ness)?|negligen(?:t|tly|ce)|incompeten(?:t|tly|ce)|sloppiness|sloppily|thoughtless(?:ly|ness)?|irresponsible|irresponsibly|inexcusabl[ey]',
        'sloppy (?!quorum)(?:work|job|change|review|migration|handling|mistake|configuration)',
        'stupid (?:typo|mistake|error|oversight|change)s?',
        '{people}[^.;]{0,30}? (?:{trust})(?! (?:quorum|queue|load|unmount|evict|evaluation))',
        '(?:an?|the) (?:[a-zß-ÿ-]+ )?(?:impatient|inattentive|tired|lazy|careless|inexperienced|unqualified|distracted) (?:[a-zß-ÿ-]+ )?{role}',
        '(?:he|she|they) (?:was|were) not paying attention',
        '(?:moment|lapse) of (?:inattention|carelessness|concentration)',
        "(?:not|n[’']t) (?:careful|attentive|diligent|thorough) enough",
        '(?:without|not) thinking',
        '(?:sheer|pure|plain|utter) (?:ignorance|stupidity|negligence|laziness|carelessness)',
        'made one bad decision after another|had the sense to|common sense',
        '(?:it is|which is|was) (?:embarrassing|inexcusable|shameful)',
        'bit of care',
      ],
    },
    {
      kind: 'slip',
      turned: 'The tool ran against the host of the open window and did not ask for its name.',
      people: [
        '(?:had |has |have )?(?:mistakenly|accidentally|inadvertently|erroneously|wrongly|incorrectly|unintentionally)',
        '(?:[a-zß-ÿ-]+ ){1,5}?by (?:mistake|accident)',
        '(?:had |has |have )?(?:made (?:a|an|the|one|another) (?:[a-zß-ÿ-]+ )?(?:mistake|error|blunder|typo)|confused the|must have misconfigured|misconfigured|mistyped|(?:keep|kept) making)',
        '(?:typed|entered|pulled|used|killed|deleted|unplugged|ran|restarted|rebooted) (?:the|a) wrong(?! [a-zß-ÿ]+: | [a-zß-ÿ]+ (?:that|because|, because))',
      ],
      patterns: [
        '{role} (?:running|typing|using|choosing|restarting) the wrong',
        '(?:mistakenly|accidentally|inadvertently|erroneously) [a-zß-ÿ]+ by (?:an?|the|our) (?:[a-zß-ÿ-]+ )?{role}',
      ],
    },
    {
      kind: 'belittling',
      turned: 'The runbook was three links away from the alert.',
      people: [
        '(?:obviously|of course) (?:did|had|was|were|should)',
        "(?:simply|just|merely) (?:had|needed|should|did not|didn[’']t|forgot|ignored)(?: to)?(?! been)(?!, | [a-zß-ÿ]+ed\\b)(?<=to|should|not|n[’']t|forgot|ignored)",
        '(?:should|could|must|has to|had to) (?:simply|just|merely)(?! as)',
      ],
      patterns: [
        "they (?:simply|just|merely) (?:had|needed|should|did not|didn[’']t|forgot|ignored)(?: to)?(?! been)(?!, | [a-zß-ÿ]+ed\\b)(?<=to|should|not|n[’']t|forgot|ignored)",
        'they (?:should|could|must|has to|had to) (?:simply|just|merely)(?! as)',
        '(?:all|everything) {people} (?:needed|had|has|have|needs) to do',
        'you (?:just|simply) (?:had|have|need|needed) to (?:read|look|check|ask|follow|pay|think)',
        'all it takes is',
        '(?:^|[.,;:] )(?:just|simply) (?:follow|read|look|check|restart|ask|pay)',
        'obviously,? (?:nobody|no one)',
        'obviously the wrong|(?:everybody|everyone) (?:could|would|should) have (?:seen|known|noticed)',
        '{people} with (?:basic|any|some|a bit of) (?:knowledge|experience|sense)[a-zß-ÿ\\s]{0,30}? would',
      ],
    },
    {
      kind: 'appeal',
      turned: 'The tool now asks for the name of the host before it deletes.',
      people: ['(?:was|were|has been|have been) (?:reprimanded|reminded|warned|disciplined|dismissed|admonished)'],
      patterns: [
        '(?:be|been) more (?:careful|attentive|diligent|vigilant|thorough|disciplined)',
        '(?:take|pay|exercise|show) (?:more|better|greater) (?:care|attention|diligence)',
        'training (?:issue|problem)s?|(?:has|have) been (?:given additional training|retrained)',
        'must not be repeated|must never happen again',
      ],
    },
  ],
}
