package heartstring.platform.auth;

import java.time.Duration;

/** How often somebody may guess before they must wait. */
public enum ThrottleRules {
    /** Passwords of one account. */
    ACCOUNT(8, Duration.ofMinutes(15)),
    /** Passwords from one network address, whichever the account. */
    ADDRESS(60, Duration.ofMinutes(15)),
    /** Second-factor codes of one account: a million codes, three valid at a time. */
    CODE(6, Duration.ofMinutes(15)),
    /** Mails asked for by one address. */
    MAIL(5, Duration.ofMinutes(60)),
    /** Codes for members' own pages asked for from one network address, which may be a shop's. */
    ME_ASK(20, Duration.ofMinutes(60)),
    /** Such codes, and links, tried from one network address. */
    ME_CODE(30, Duration.ofMinutes(15)),
    /** Links to a case that open nothing, from one network address. */
    CASE_LINK(30, Duration.ofMinutes(15)),
    /** Links to a screen on the wall that open nothing, from one network address. */
    WALL_LINK(30, Duration.ofMinutes(15)),
    /** Mails to one member, and to one address that wants to join. */
    ME_MAIL(5, Duration.ofMinutes(60)),
    /** Tools that one agent uses. */
    AGENT(1_200, Duration.ofMinutes(10)),
    /** What a member changes on their own page, and copies of their data they take. */
    ME_CHANGE(60, Duration.ofMinutes(60)),
    /** Look-ups at a till that found nobody, of one colleague. */
    TILL(40, Duration.ofMinutes(10)),
    /** Likewise of one program, which may serve many tills. */
    TILL_PROGRAM(600, Duration.ofMinutes(10)),
    /** Receipts that do not exist, claimed for one member. */
    CLAIM(10, Duration.ofMinutes(15)),
    /** Chats begun from one network address, which may be a whole office's. */
    CHAT_BEGIN(30, Duration.ofMinutes(10)),
    /** Messages in one chat. */
    CHAT_SAY(40, Duration.ofMinutes(1)),
    /** What to ask after a chat: asked for without one, from one network address, and of one chat. */
    CHAT_AFTER(30, Duration.ofMinutes(10)),
    /** Web forms sent from one network address. */
    WEB_FORM(30, Duration.ofMinutes(10)),
    /** Steps through surveys from one network address, which may be a shop's. */
    SURVEY(600, Duration.ofMinutes(10)),
    /** Failed sign-ins that the audit log lists, of the whole house: its rows stay for ever. */
    LISTED_FAILURES(200, Duration.ofMinutes(60));

    private final int attempts;
    private final Duration window;

    ThrottleRules(int attempts, Duration window) {
        this.attempts = attempts;
        this.window = window;
    }

    public int attempts() {
        return attempts;
    }

    public Duration window() {
        return window;
    }

    /** Whole minutes to wait after that many attempts, this one included, in a window that ends in so many seconds; 0 for none. */
    public long waitMinutes(int counted, long secondsLeft) {
        return counted <= attempts ? 0 : Math.max(1, Math.ceilDiv(secondsLeft, 60));
    }
}
