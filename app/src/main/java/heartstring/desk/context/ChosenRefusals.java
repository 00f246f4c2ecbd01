package heartstring.desk.context;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What customers chose, read at each question. */
@Component
class ChosenRefusals implements Refusals {

    private final Choices choices;

    ChosenRefusals(Choices choices) {
        this.choices = choices;
    }

    @Override
    public Set<String> of(long customerId) {
        return choices.refused(customerId).stream().map(Use::text).collect(Collectors.toSet());
    }
}
