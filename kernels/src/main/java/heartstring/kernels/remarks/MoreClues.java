package heartstring.kernels.remarks;

import static heartstring.kernels.remarks.Remark.Kind.AVOID;
import static heartstring.kernels.remarks.Remark.Kind.CONCERN;
import static heartstring.kernels.remarks.Remark.Kind.LIFE_EVENT;
import static heartstring.kernels.remarks.Remark.Kind.PREFERENCE;
import static heartstring.kernels.remarks.Remark.Kind.PROMISE;
import static heartstring.kernels.remarks.Remark.Kind.TRIED;
import static heartstring.kernels.remarks.Remark.Kind.WISH;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns of phrase that people use beside the plain ones: in haste, in anger, telegraphic, and a house repeating what it was told. */
final class MoreClues {

    // The sets and arrays are never changed.
    @SuppressWarnings("ArrayRecordComponent")
    record More(Remark.Kind kind, Set<Speaker> speakers, boolean mayAsk, String[] regexes) {}

    private static final Set<Speaker> THEIRS = EnumSet.of(Speaker.CUSTOMER, Speaker.NOTE);
    private static final Set<Speaker> ALL_SPEAKERS = EnumSet.allOf(Speaker.class);
    private static final Set<Speaker> HOUSE = EnumSet.of(Speaker.HOUSE);
    private static final Set<Speaker> CUSTOMER = EnumSet.of(Speaker.CUSTOMER);
    private static final Set<Speaker> NOTE = EnumSet.of(Speaker.NOTE);

    static final List<More> ALL = List.of(
            more(
                    CONCERN,
                    THEIRS,
                    true,
                    "\\b(?:tear|dent|scratch(?:es|ed)?|crack(?:ed|s)?|leak(?:s|ing|ed)?|jam(?:s|med)|broke|torn|stain(?:ed|s)?|dents|smells? of|stinks?|mould|rust(?:y|ed)?)\\b",
                    "\\b(?:losing|lose|lost|run(?:ning)? out of) (?:my |our )?patience\\b|\\b(?:cross|pushy|mocked|ripped off|sad that|not great|no good|useless|a joke|disgrace\\w*|ridiculous|nobody has|awful|terrible|horrible|appalling|disgusting)\\b",
                    "\\b(?:freezes|crashes|flickers|stays dark|won't (?:start|turn on|open|close|charge|boil|stay)|does not (?:close|start|turn on|charge)|still (?:don't|doesn't|won't|blink\\w*)|keeps? (?:freezing|crashing|falling|breaking|beeping)|past its date|out of date)\\b",
                    "\\b(?:invoice|bill|receipt) (?:says|shows|is|was)\\b.*\\b(?:but|counted|instead|wrong|though)\\b|\\bwe counted\\b|\\b(?:wrong|same wrong) (?:invoice|bill|address|size|name)\\b|\\bwent to the (?:old|wrong) address\\b",
                    "\\b(?:had been|was|been) given away\\b|\\bwoke up\\b|\\bmissed calls\\b|\\bwaiting (?:for|since)\\b.*\\b(?:since|days|weeks|hours|months)\\b|\\bhave been waiting\\b",
                    "\\bnothing\\. |\\bno (?:answer|reply|reaction|refund) (?:yet|so far|since)\\b|\\bwithout (?:an )?(?:answer|reply)\\b|\\btwo evenings gone\\b|\\bwaste of (?:time|money)\\b"),
            more(
                    CONCERN,
                    HOUSE,
                    false,
                    "\\b(?:sorry|apologi[sz]e|apologies|regret)\\b.{0,30}\\b(?:that|about|for) (?:the|your|this|all)\\b.*\\b(?:arriv|broke|late|damag|scratch|cold|wait|delay|wrong|miss|troubl|mistake|fail|rude|incident|leak|fault)",
                    "\\b(?:you (?:were|are|have been)) (?:rightly |so |very )*(?:annoyed|upset|angry|disappointed|unhappy|worried|frustrated)\\b|\\b(?:trouble|inconvenience) (?:this|we|it) (?:has |have )?caused\\b|\\bmust not happen\\b|\\bfailed again\\b"),
            more(
                    WISH,
                    CUSTOMER,
                    true,
                    "\\bwould you (?:have|happen to have|be able to (?:get|order|find|source))\\b|\\bhave you (?:got )?(?:something|anything|any|a|an)\\b|\\bwhat have you got\\b|\\b(?:can|could) (?:you|u|ya) (?:also )?(?:put|get|send|order|bake|make|bring back|please (?:bring|put|get|keep|reserve|order))\\b",
                    "\\bplease (?:keep|reserve|put aside|hold|set aside|order|send (?:me|us) (?:a |the )?(?:\\w+ )?(?:sample|catalogue|quote|offer|price))\\b|\\bis there anything (?:new|else|similar|like)\\b|\\b(?:would like|want|wanna|like) to (?:order|buy|get|book|reserve|try)\\b|\\bcan't find any\\b",
                    "\\bneed (?:a|an|some|two|three|\\d+|another|new|much|something)\\b|\\bon the hunt\\b|\\bif (?:it )?possible (?:a|an|one|in)\\b|\\bany(?:thing|body)? (?:in|with|for) (?:decaf|size|stock)\\b"),
            more(
                    WISH,
                    NOTE,
                    false,
                    "\\basked (?:about|whether we (?:have|stock|sell|could)|if we (?:have|stock|sell|could))\\b|\\bwould (?:take|buy|have)\\b.*\\b(?:if|when)\\b|\\bkeep (?:one|it|two|\\d+) (?:aside |back )?for\\b|\\bnotify (?:him|her|them)?\\b.*\\b(?:when|once|if)\\b"),
            more(
                    WISH,
                    HOUSE,
                    false,
                    "\\byou (?:were looking|are looking|asked|had asked|wanted|enquired|inquired)(?: us)? (?:for|about|after)\\b|\\bthe .{0,40} you (?:wanted|were after|asked for)\\b"),
            more(
                    PROMISE,
                    CUSTOMER,
                    false,
                    "\\b(?:i'll|i will|we'll|we will|i shall|we shall|my " + "\\w+"
                            + " (?:will|is going to)) (?:\\w+ )?(?:pop|bring|settle|come|pick|collect|pay|swing|drop|stop|transfer|wire|let you know|send|be)\\b",
                    "\\bi'?m coming\\b|\\b(?:will|shall) (?:let you know|pay|settle|transfer|send (?:you|it)|come (?:by|in|and|on)|pick (?:it|them) up)\\b|\\bexpect (?:me|us|my \\w+) (?:on|at|tomorrow|this|next)\\b"),
            more(
                    PROMISE,
                    HOUSE,
                    false,
                    "\\b(?:i|we) (?:shall|will|'ll) (?:of course |gladly |also |certainly |personally |then |not |never |only |no longer |keep |try |once )*\\w+\\b(?<!be)",
                    "\\b(?:\\w+) (?:will|is going to|are going to) (?:come|call|ring|look|report|contact|visit|deliver|bring|arrive|be with you|be in touch|collect|repair|replace|install|take care|get back|leave|leaves|send)\\b",
                    "\\bwon't (?:ring|call|write|happen|send|bother|contact)\\b|\\bwill (?:try|call|ring|write|send|deliver|report|refund|credit) (?:once more|again|back|you|it|the)\\b|\\b(?:they|it) leaves? (?:us|here) (?:today|tomorrow|on)\\b|\\byou can expect\\b|\\bi'?m having .{0,40}(?:packed|sent|made|replaced|repaired)\\b|\\bis on its way by\\b"),
            more(
                    PROMISE,
                    NOTE,
                    false,
                    "\\b(?:told|assured|said to) (?:the )?(?:customer|client|him|her|them|mr|mrs|ms)?\\.? ?(?:\\w+ )?(?:that )?(?:i|we)(?:'d| would|'ll| will)\\b|\\bi said we (?:would|will|'d)\\b|\\bwe owe (?:him|her|them)\\b|\\b(?:must|need to|have to|should|to) (?:call|ring|phone|write|mail|send|get back to|inform|let) (?:him|her|them|back|customer|client)\\b",
                    "\\bpromised (?:a |an |the |his |her |their |credit|new|to|refund|replacement|delivery|callback|call)",
                    "\\b(?:call|ring|mail|write to) (?:him|her|them|back|customer)\\b.*\\b(?:tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|next week|by)\\b"),
            more(
                    TRIED,
                    THEIRS,
                    true,
                    "\\b(?:second|third|fourth|fifth|\\d(?:nd|rd|th)) (?:time|attempt|mail|letter|call|visit|try|repair|defect)\\b|\\b(?:written|wrote|called|rang|rung|phoned|mailed|e-?mailed|unsubscribed|restarted|reset|rebooted|been there|asked|complained|visited|reported|left (?:a )?(?:vm|message|voicemail)) .{0,20}\\b(?:twice|three times|four times|\\d ?x|several times|again and again|(?:two|three|four|five) times)\\b",
                    "\\b(?:twice|three times|four times|two times|2x|3x|4x) (?:now|already|so far|without|to no)\\b|\\bno luck\\b|\\bnobody (?:stocks|has|sells|could)\\b|\\b(?:changed|swapped|replaced|cleaned|descaled|reset|reinstalled|restarted|searched|looked (?:in|on|through|at)|assembled|unplugged) .{0,80}(?:, | and |\\btwice|still|nothing|again)",
                    "\\balready (?:descaled|changed|did|done|checked|cleaned|swapped|restarted|reset|tried|looked|searched|called|rang|wrote|been)\\b|\\bi also (?:phoned|called|wrote|rang|tried|went)\\b|\\b(?:rang|called|phoned) .{0,40}\\bat \\w+, at\\b|\\band again on\\b|\\bleft (?:vm|voicemail|message|my number)\\b|\\brepair attempt\\b|\\bhas (?:written|called|reset|rung|tried|been here)\\b|\\btried .{2,60}(?:nothing|no change|still|same)"),
            more(
                    TRIED,
                    HOUSE,
                    false,
                    "\\b(?:you have|you've) (?:already |been )|\\b(?:rang|called|tried|reached out|phoned|wrote) (?:you |to you |to reach you )?.{0,20}\\b(?:twice|several times|three times|already|but)\\b|\\b(?:two|three|several) (?:times|repairs|attempts)\\b|\\bnobody (?:opened|answered|was (?:in|at home|there))\\b|\\bwithout success\\b|\\bonly (?:got|reached) (?:the|your) (?:voicemail|mailbox)\\b"),
            more(
                    LIFE_EVENT,
                    ALL_SPEAKERS,
                    true,
                    "\\b(?:congratulations|congrats|best wishes|all the best) (?:on|to|for) (?:the|your|his|her|their|little|both)\\b.*\\b(?:birth|wedding|baby|move|job|birthday|anniversary|retirement|graduation|exam|degree|marriage|engagement|house|daughter|son)\\b|\\b(?:condolences|sorry for your loss|loss of (?:your|his|her))\\b|\\bget well\\b|\\bspeedy recovery\\b|\\byour (?:accident|surgery|operation|move to|wedding|maternity)\\b",
                    "\\bgot the job\\b|\\b(?:passed|finished|sat) (?:my|his|her|the) (?:\\w+ )?(?:exams?|doctorate|degree|driving test|thesis)\\b|\\bfinished my (?:doctorate|studies|training)\\b|\\bhad (?:twins|a (?:boy|girl|baby))\\b|\\bbaby is due\\b|\\bafter the baby\\b|\\b(?:new )?grandchild\\b|\\bmy \\d+(?:st|nd|rd|th)\\b|\\b(?:his|her|our) \\d+(?:st|nd|rd|th) (?:birthday|anniversary)\\b|\\bopening (?:a|an|our|his|her|their) (?:second|third|new)\\b",
                    "\\b(?:becoming|became|become) (?:a )?(?:father|mother|dad|mum|mom|grand\\w+|parents|vegan)\\b|\\b(?:first|last) day (?:at|of) (?:school|work|university)\\b|\\bin a coma\\b|\\bhip replacement\\b|\\bwedding day\\b|\\bgetting divorced\\b|\\bburied\\b|\\bbrand new (?:flat|house|dad|mum)\\b|\\bredundan(?:t|cy)\\b|\\blaid off\\b"),
            more(
                    PREFERENCE,
                    CUSTOMER,
                    true,
                    "\\b(?:can't|cannot) (?:stand|bear|abide)\\b|\\bi'd rather\\b|\\bi would rather\\b|\\bweakness for\\b|\\bsucker for\\b|\\ballerg(?:y|ic|ies)\\b|\\b(?:always|only) (?:need|want|take|buy) the\\b|\\bmore the \\w+ (?:kind|type)\\b|\\bnever work for me\\b|\\b(?:by|via) (?:mail|e-?mail|phone|post|text|letter) only\\b|\\bonly by (?:mail|e-?mail|phone|post|text|letter)\\b|\\bto be contacted by\\b|\\bno (?:meat|dairy|pork|sugar|nuts|gluten|raw milk \\w+) for (?:me|us)\\b|\\bnot a fan of\\b|\\bbig fan of\\b|\\bnot (?:into|keen on)\\b|\\bwheelchair\\b|\\bhard of hearing\\b|\\bas always\\b"),
            more(
                    PREFERENCE,
                    HOUSE,
                    false,
                    "\\b(?:you|your wife|your husband) (?:prefer|like|love|eat no|don't eat|can't (?:eat|bear|stand)|always take|are allergic)\\b|\\bcontact by \\w+ only\\b|\\bsaved in your profile\\b|\\bnoted (?:that|your|:)"),
            more(
                    PREFERENCE,
                    NOTE,
                    false,
                    "\\b(?:likes|loves|prefers|only|always|never) .{0,30}\\b(?:please|wrapp\\w+|wine|tea|coffee|bread|mornings?|evenings?|by (?:phone|mail|post))\\b|\\bno (?:dairy|meat|pork|sugar|nuts|gluten|screw caps)\\b|\\bcan't stand\\b|\\bweakness for\\b|\\bkeen on\\b"),
            more(
                    AVOID,
                    CUSTOMER,
                    true,
                    "\\b(?:refrain from|is not to|are not to|not to use|do not let anyone|don't let anyone|get no more|out of your (?:call |mailing )?list|unsubscribe me|remove me|leave me alone|off your (?:mailing |call )?list|no (?:more )?(?:newsletters?|calls|advertising|flyers|catalogues)(?:,| please|!|\\.|$)|stop (?:mailing|ringing|the \\w+))\\b",
                    "\\bnever (?:ever )?(?:recommend|send|call|offer|sell|deliver|ring|put|give|use|again)\\b|\\bplease (?:never|not)\\b"),
            more(
                    AVOID,
                    NOTE,
                    false,
                    "\\b(?:taboo|never show|is never to|are never to|never to|under no circumstances|no calls|no mails?|remove from|not (?:to be )?(?:call|contact|disturb)(?:ed)?|whatever you do|do not|must not|off limits|blacklist(?:ed)?|don't)\\b(?! (?:know|think|have|work))"),
            more(
                    AVOID,
                    HOUSE,
                    false,
                    "\\b(?:won't|will not|will no longer|no longer|will never) (?:ring|call|write|send|contact|mail|bother|offer|e-?mail|phone)\\b|\\b(?:no further|no more) (?:calls|mails|e-?mails|catalogues|letters|newsletters|offers)\\b|\\bno phone calls\\b|\\b(?:deleted|removed|taken) (?:you |your \\w+ )?(?:from|off) (?:the|our) (?:mailing )?list\\b|\\bhas been (?:deleted|removed|blocked)\\b.*\\b(?:list|calls|mail)"));

    private MoreClues() {}

    private static More more(Remark.Kind kind, Set<Speaker> speakers, boolean mayAsk, String... regexes) {
        return new More(kind, speakers, mayAsk, regexes);
    }
}
