package heartstring.desk.palette;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;

/** Which kinds of records somebody may open. */
record Rights(long user, boolean customers, boolean work) {

    /** What the actor may open: customers and deals; conversations and tasks, too, for those who work with them. */
    static Rights of(Actor actor) {
        boolean works = actor.has(Role.AGENT) || actor.has(Role.MANAGER);
        return new Rights(actor.userId(), works || actor.has(Role.ANALYST), works);
    }

    boolean allow(Place.Kind kind) {
        return switch (kind) {
            case CUSTOMER, DEAL -> customers;
            case TASK, CONVERSATION -> work;
        };
    }
}
