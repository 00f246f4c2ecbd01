package heartstring.desk.context;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Customers of a test who do not allow some uses. */
@Component
class SaidNo implements Refusals {

    final Map<Long, Set<String>> uses = new ConcurrentHashMap<>();

    @Override
    public Set<String> of(long customerId) {
        return uses.getOrDefault(customerId, Set.of());
    }
}
