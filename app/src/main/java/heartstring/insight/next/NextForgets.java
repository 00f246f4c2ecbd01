package heartstring.insight.next;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever is forgotten is nobody's like any more: their baskets leave the memory of all servers. No table holds them. */
@Order(4)
@Component
class NextForgets implements PersonalData {

    private final NextModels models;

    NextForgets(NextModels models) {
        this.models = models;
    }

    @Override
    public String room() {
        return "insight";
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public void export(Person person, Rows rows) {
        // What is in memory are orders; their own room hands them out.
    }

    @Override
    public long erase(Person person) {
        models.changed();
        return 0;
    }
}
