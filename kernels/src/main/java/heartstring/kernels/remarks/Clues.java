package heartstring.kernels.remarks;

import static heartstring.kernels.remarks.Remark.Kind.AVOID;
import static heartstring.kernels.remarks.Remark.Kind.CONCERN;
import static heartstring.kernels.remarks.Remark.Kind.LIFE_EVENT;
import static heartstring.kernels.remarks.Remark.Kind.PREFERENCE;
import static heartstring.kernels.remarks.Remark.Kind.PROMISE;
import static heartstring.kernels.remarks.Remark.Kind.TRIED;
import static heartstring.kernels.remarks.Remark.Kind.WISH;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The turns of phrase by which each kind of remark is known, in English. */
final class Clues {

    private static final String WHO = "(?:s?he|they|the customer|customer|client|wife|husband|family|mr|mrs|ms|who)";
    private static final String VERY =
            "(?:really |always |usually |only |just |much |generally |rather |also |still |so |absolutely |particularly |both |all )*";
    private static final String FAMILY =
            "(?:son|daughter|baby|child|children|kids?|wife|husband|partner|mother|mum|mom|father|dad|parents|brother|sister"
                    + "|grand(?:mother|father|son|daughter|ma|pa)|girlfriend|boyfriend|twins|dog|cat)";
    private static final String DO =
            "(?:call|phone|ring|write|send|e-?mail|text|check|look|find|get|let|order|reserve|put|keep|refund|replace|repair|deliver"
                    + "|arrange|bring|come|make|be|have|give|forward|ask|talk|speak|prepare|credit|pick|return|post|ship|update|confirm"
                    + "|inform|sort|fix|book|add|set|pay|drop|see to|take|investigate|chase|contact|pass|follow|exchange|collect|organi[sz]e)";

    private record Clue(Remark.Kind kind, Set<Speaker> speakers, boolean mayAsk, Pattern words) {}

    private static final List<Clue> CLUES = clues();

    private static final Pattern NOT_A_WISH = pattern(
            "\\b(?:i'd|i would|we'd|we would) (?:like|love|want) (?:you )?to (?:know|ask|say|thank|complain|tell|point|mention|add|report|inform|hear why)");
    private static final Pattern NOT_A_PROMISE = pattern(
            "\\b(?:if|unless|whether|hope|think|guess|probably never|never) (?:we|i|you)'?(?: wi)?ll\\b"
                    + "|\\bwill (?:be|have) (?:been )?(?:glad|happy|pleased|sorry) to (?:see|hear|welcome)|\\b(?:i'll|we'll|i will|we will) "
                    + "(?:never|not|miss|love|see)\\b|\\bi'll (?:be|have) (?:sad|angry|gone)|\\b(?:one|just a|a) (?:moment|second|minute|sec)\\b");
    private static final Pattern NO_CONCERN = pattern(
            "\\b(?:no|not|never|without|nothing to|nothing|isn't|wasn't|don't|didn't|aren't|not at all) (?:any |a |really |be |been |to )*"
                    + "(?:problems?|complain|worr(?:y|ied)|concern(?:ed|s)?|issues?|complaints?|disappoint(?:ed)?|upset|late|wrong|broken)");

    private Clues() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static List<Clue> clues() {
        List<Clue> clues = new ArrayList<>();
        preferences(clues);
        concerns(clues);
        wishes(clues);
        promises(clues);
        lives(clues);
        trials(clues);
        for (MoreClues.More more : MoreClues.ALL) {
            add(clues, more.kind(), more.speakers(), more.mayAsk(), more.regexes());
        }
        return List.copyOf(clues);
    }

    private static void said(List<Clue> clues, Remark.Kind kind, String... regexes) {
        add(clues, kind, Set.of(Speaker.CUSTOMER), false, regexes);
    }

    private static void asked(List<Clue> clues, Remark.Kind kind, String... regexes) {
        add(clues, kind, Set.of(Speaker.CUSTOMER), true, regexes);
    }

    private static void noted(List<Clue> clues, Remark.Kind kind, String... regexes) {
        add(clues, kind, Set.of(Speaker.NOTE), false, regexes);
    }

    private static void add(List<Clue> clues, Remark.Kind kind, Set<Speaker> who, boolean mayAsk, String... regexes) {
        for (String regex : regexes) {
            clues.add(new Clue(kind, who, mayAsk, pattern(regex)));
        }
    }

    private static void preferences(List<Clue> clues) {
        said(
                clues,
                PREFERENCE,
                "\\b(?:i|we|my " + FAMILY + ") " + VERY
                        + "(?:prefer|loves?|likes?|enjoy|adore|hate|dislike|favou?r|avoid|can(?:'t|not) (?:stand|eat|have|drink))s?\\b(?! to (?:know|ask|complain|thank|return))",
                "\\b(?:i|we|my " + FAMILY + ") (?:don't|do not|doesn't|does not|never|no longer|only|always|usually) "
                        + VERY
                        + "(?:eats?|drinks?|like|buys?|wears?|uses?|take|takes|want|cook|order|shop|come|pay)\\b",
                "\\b(?:i'm|i am|we're|we are|is|are|s?he's) " + VERY
                        + "(?:an? )?(?:vegan|vegetarian|allergic|coeliac|celiac|diabetic|lactose|gluten|intolerant|kosher|halal|teetotal|pescatarian|left-handed)",
                "\\b(?:my|our) (?:favou?rite|usual)\\b",
                "\\b(?:please|kindly) (?:only |always )?(?:call|phone|write|text|e-?mail|ring|leave|contact|deliver|use|address)\\b.*\\b(?:rather|instead|only|after|before|in the (?:morning|evening|afternoon)|at work|at home|not|by|with|me)\\b",
                "\\b(?:best|easiest) (?:way )?to (?:reach|call|contact) me\\b",
                "\\b(?:size|shoe size) (?:is )?\\d+|\\bi (?:wear|take) (?:a )?size\\b");
        noted(
                clues,
                PREFERENCE,
                "\\b" + VERY
                        + "(?:prefers|likes|loves|enjoys|hates|dislikes|avoids|only (?:buys|drinks|eats|pays|wants)|always (?:buys|takes|orders|wants|asks|pays)|does(?:n't| not) (?:eat|drink|like|want)|never (?:eats|drinks|buys|wants))\\b",
                "\\b(?:vegan|vegetarian|allerg(?:y|ic)|intoleran(?:t|ce)|coeliac|celiac|diabetic|kosher|halal|hard of hearing|wheelchair)\\b",
                "\\bfavou?rite\\b|\\busual (?:order|table|size|time)\\b|\\b(?:shoe )?size (?:is )?\\d+",
                "\\bwants to be (?:called|contacted|written|addressed)\\b|\\bbest (?:reached|time to call)\\b");
    }

    private static void concerns(List<Clue> clues) {
        String bad =
                "(?:broken|damaged|mou?ldy|rotten|stale|leak(?:ing|ed)|cracked|burnt|spoiled|spoilt|expired|missing|faulty|defective|sour|too (?:salty|sweet|expensive|late|slow|hard|small|big|loud))";
        asked(
                clues,
                CONCERN,
                "\\b(?:worried|concerned|afraid|anxious|unhappy|disappointed|annoyed|upset|frustrated|angry|furious|fed up|shocked|unacceptable|not (?:at all )?(?:happy|satisfied|pleased|good enough)|let down|dissatisfied)\\b",
                "\\bstill (?:waiting|no (?:sign|answer|reply|news|refund|parcel|delivery))\\b",
                "\\b(?:still|yet|never|not) (?:have(?:n't)? |has(?:n't)? |had |been |yet )*(?:received|arrived|delivered|refunded|answered|heard (?:back|anything|from)|come|turned up|shown up|got)\\b",
                "\\b(?:haven't|hasn't|didn't|did not|have not|has not) (?:yet )?(?:received?|arrived?|come|heard|got|get|work|answer|reply|refund|turn up|show up)\\b",
                "\\b(?:was|were|is|are|arrived|came|been|it's|half) (?:\\w+ ){0,3}" + bad + "\\b",
                "\\b(?:wrong (?:item|order|product|size|colou?r|address|price|amount|flavou?r|one|change|bill)|charged (?:me )?(?:twice|too much|double)|overcharged|rude|unfriendly|ignored|waited (?:for )?(?:over |more than |almost |nearly )?(?:an hour|\\w+ (?:minutes|hours|days|weeks)))\\b",
                "\\b(?:problem|issue|trouble|complain|complaint|mistake)\\b",
                "\\b(?:doesn't|does not|don't|didn't|stopped|isn't|not) work(?:ing)?\\b",
                "\\b(?:hour|hours|days?|weeks?) late\\b|\\btoo long\\b|\\bnobody (?:helped|answered|knew|called|picked)\\b");
        noted(
                clues,
                CONCERN,
                "\\b(?:worried|concerned|afraid|anxious|unhappy|disappointed|annoyed|upset|frustrated|angry|furious|fed up|complain(?:ed|s|t)?|dissatisfied)\\b",
                "\\b(?:problem|trouble|issue) with\\b|\\bwas (?:late|broken|damaged|wrong|missing)\\b|\\b(?:arrived|came) (?:late|broken|damaged|mou?ldy)\\b");
    }

    private static void wishes(List<Clue> clues) {
        asked(
                clues,
                WISH,
                "\\b(?:looking|searching|hunting) for\\b|\\blook for\\b",
                "\\bdo you (?:also |still |happen to |by any chance )*(?:have|sell|stock|carry|offer|do|make|keep)\\b",
                "\\b(?:when|will|are|is) .{0,60}\\b(?:back in stock|available again|in stock|be available|get (?:more|new))\\b",
                "\\b(?:let me know|tell me|inform me|notify me|drop me a line) (?:when|if|once|as soon as)\\b",
                "\\b(?:could|can|would|will) you (?:please |possibly |also )*(?:order|reserve|get (?:me|us|hold|in)|put aside|put by|set aside|keep|source|stock|recommend|suggest|find)\\b",
                "\\b(?:i|we)(?:'d| would)(?: really| also)? (?:like|love|be interested|want|prefer to (?:buy|order|get))\\b",
                "\\b(?:i|we) (?:really |also |urgently |just )*(?:need|want|wish|am after|are after)\\b(?! to (?:complain|know|thank|say|tell|ask|return|cancel))",
                "\\b(?:is|are) there (?:any|a|an|some)\\b.{0,50}\\?|\\bany chance (?:of|you)\\b|\\bwhere (?:can|could|do) (?:i|we) (?:find|get|buy)\\b",
                "\\b(?:interested in|thinking (?:of|about) (?:buying|getting|ordering)|dreaming of|in the market for|i wish you (?:had|would|sold))\\b");
        noted(
                clues,
                WISH,
                "\\b(?:looking|searching|asked|asks|asking|waiting) for\\b(?! (?:a |the |his |her |their )*(?:refund|money|manager))",
                "\\b(?:wants|needs|would like|would love|wishes|is after|interested in|hopes for|is keen on)\\b(?! to be (?:called|contacted|written|addressed))",
                "\\b(?:reserve|put aside|order in) .{0,40}\\bfor " + WHO
                        + "\\b|\\bwish(?:es)? we (?:had|sold|stocked)\\b");
    }

    private static void promises(List<Clue> clues) {
        Set<Speaker> house = EnumSet.of(Speaker.HOUSE);
        String soon =
                "(?:also |gladly |certainly |of course |personally |then |make sure (?:to|that)? ?|happily |immediately |"
                        + "definitely |now |try to |just |be (?:able to |in ))*";
        add(
                clues,
                PROMISE,
                house,
                false,
                "\\b(?:i'll|we'll|i will|we will|i shall|we shall|i am going to|we are going to|i'm going to|we're going to) "
                        + soon + DO + "\\b",
                "\\b(?:you'll|you will|you are going to) (?:receive|get|have|hear|be (?:refunded|called|contacted|credited|informed))\\b",
                "\\b(?:i|we) promise\\b|\\byou have my word\\b|\\bi give you my word\\b|\\blet me (?:check|find out|look into|ask|see what|get back)\\b",
                "\\b(?:my colleague|a colleague|somebody|someone|our \\w+|the (?:manager|driver|team|kitchen|store)) (?:will|is going to) "
                        + DO + "\\b",
                "\\b(?:replacement|refund|parcel|order|voucher|it|they|delivery|money) (?:will|is going to) (?:be|arrive|reach|come|go|leave)\\b");
        said(
                clues,
                PROMISE,
                "\\b(?:i'll|we'll|i will|we will|i'm going to|we're going to) " + soon
                        + "(?:come|pick|collect|pay|send|bring|return|drop|call|order|transfer|let you know|get back|confirm|decide|post|be (?:there|in|back)|visit|take)\\b");
        noted(
                clues,
                PROMISE,
                "\\b(?:i|we) (?:have |had |'ve )?promised\\b|\\bpromised (?:him|her|them|to|that|a|the|an)\\b|\\b(?:agreed|said) (?:that )?(?:i|we)(?:'d| would|'ll| will)\\b",
                "\\b(?:i|we)(?:'ll| will| have to| need to| must| should) (?:call|ring|write|send|check|get back|order|let (?:him|her|them)|refund|replace|bring|reserve|arrange|deliver|follow)\\b",
                "\\b(?:to|must|should) (?:be )?(?:call(?:ed)? back|follow(?:ed)? up|ring back|send (?:him|her|them))\\b|\\b(?:call|ring|write|get) (?:him|her|them)? ?back (?:by|on|tomorrow|next|before|at)\\b",
                "^(?:callback|follow up|follow-up|reminder)\\b");
    }

    private static void lives(List<Clue> clues) {
        String events =
                "\\b(?:getting married|got married|get married|wedding|got engaged|we(?:'re| are) engaged|engagement party|honeymoon|expecting (?:a|our|their|her|my|twins)|pregnant|(?:new|having a|have a|had a|our|my|first) baby"
                        + "|(?:was|were|been|are being|is) born|newborn|due in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)"
                        + "|moving (?:house|home|to|in|out|away)|(?<!if i ever )(?<!if we ever )moved (?:house|home|to|in|away)|(?:bought|buying|built|building) (?:a|our|their|her|his|my) (?:first |new |own )?(?:house|home|flat|apartment)|new (?:house|flat|home|apartment|job|school|puppy|kitten|dog|cat)"
                        + "|retir(?:ed|ing|ement|es)|graduat(?:ed?|es|ing|ion)|passed away|died|funeral|divorced?|separated|widow(?:ed|er)?|lost (?:my|his|her|our|their) (?:job|"
                        + FAMILY + ")"
                        + "|in (?:the )?hospital|surgery|operation|chemo(?:therapy)?|diagnosed|broke (?:my|his|her) (?:leg|arm|hip|foot)|starts? (?:school|university|college|kindergarten)|started (?:school|university|college|kindergarten|a new)"
                        + "|(?:\\d+(?:st|nd|rd|th)?|silver|golden) (?:wedding )?(?:birthday|anniversary)|turn(?:s|ed|ing|ing) \\d+|(?:"
                        + FAMILY
                        + "|my|his|her|our|their)(?:'s)? (?:\\w+ )?(?:birthday|christening|communion|bar mitzvah|anniversary|retirement|graduation)"
                        + "|adopt(?:ed|ing)|emigrat(?:ed|ing)|maternity leave|parental leave|sabbatical|opening (?:a|our|my|their) (?:own )?(?:cafe|café|restaurant|shop|business))\\b";
        asked(clues, LIFE_EVENT, events);
        noted(clues, LIFE_EVENT, events);
    }

    private static void trials(List<Clue> clues) {
        String tried =
                "\\b(?:already|have|has|i've|we've|had) (?:already |now |even |also )?(?:tried|restarted|reinstalled|reset|replaced|cleaned|exchanged|re-?sent)\\b|\\btried (?:it|that|everything|again|another|turning|calling|cleaning|pairing|re\\w+)\\b"
                        + "|\\b(?:did(?:n't| not)|does(?:n't| not)|hasn't|has not) (?:really |actually )?(?:help|make (?:a|any) difference|solve|fix|change anything|helped|worked)\\b|\\bto no avail\\b|\\bwithout (?:success|luck|any luck)\\b"
                        + "|\\b(?:second|third|fourth) (?:time|replacement|attempt)\\b|\\b(?:twice|three times) already\\b|\\balready (?:called|rung|phoned|written|wrote|e-?mailed|complained|asked|sent|contacted|spoke|spoken|explained)\\b";
        asked(clues, TRIED, tried);
        noted(clues, TRIED, tried);
        add(
                clues,
                TRIED,
                Set.of(Speaker.NOTE),
                false,
                "\\b(?:offered|sent|gave|replaced|refunded|resent|exchanged)\\b.{0,60}\\b(?:already|again|twice|but|without|refused|declined)\\b");
        said(
                clues,
                AVOID,
                "\\b(?:please |kindly )?(?:do not|don't|stop|never) (?:ever |please |again )*(?:call(?:ing)?|phon(?:e|ing)|send(?:ing)?|e-?mail(?:ing)?|writ(?:e|ing)|offer(?:ing)?|use|using|suggest(?:ing)?|recommend(?:ing)?|deliver(?:ing)?|ring(?:ing)?|text(?:ing)?|put|give|giving|leave|leaving|contact(?:ing)?|pack(?:ing)?|share|sharing)\\b",
                "\\b(?:no more|never again|not again|last time i)\\b|\\bnot to be (?:called|contacted|disturbed)\\b|\\btake me off\\b");
        noted(
                clues,
                AVOID,
                "\\b(?:do not|don't|never|avoid) (?:ever |again )*(?:call(?:ing)?|ring|phone|send(?:ing)?|offer(?:ing)?|mention(?:ing)?|suggest(?:ing)?|ask(?:ing)?|use|recommend(?:ing)?|e-?mail(?:ing)?|give|deliver(?:ing)?|write|put|disturb)\\b",
                "\\b(?:no more|never again|not again)\\b|\\bdoes(?:n't| not) want (?:to be (?:called|contacted|e-?mailed|written)|any(?: more)?|calls|e-?mails|mail|letters|offers)\\b");
    }

    /** The kinds of remark that one sentence makes. */
    static Set<Remark.Kind> kinds(String sentence, Speaker speaker) {
        String plain = sentence.replace('’', '\'');
        boolean asks = plain.endsWith("?");
        Set<Remark.Kind> kinds = EnumSet.noneOf(Remark.Kind.class);
        for (Clue clue : CLUES) {
            if (clue.speakers().contains(speaker)
                    && (clue.mayAsk() || !asks)
                    && !kinds.contains(clue.kind())
                    && clue.words().matcher(plain).find()) {
                kinds.add(clue.kind());
            }
        }
        if (NOT_A_WISH.matcher(plain).find()) {
            kinds.remove(WISH);
        }
        if (NOT_A_PROMISE.matcher(plain).find()) {
            kinds.remove(PROMISE);
        }
        if (NO_CONCERN.matcher(plain).find()) {
            kinds.remove(CONCERN);
        }
        if (kinds.contains(AVOID)) {
            kinds.remove(PREFERENCE);
        }
        if (kinds.contains(WISH) && plain.toLowerCase(Locale.ROOT).contains("refund")) {
            kinds.remove(WISH);
        }
        return kinds;
    }
}
