package heartstring.experience.journeys;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A journey with its stages in their order. */
public record Journey(int id, String name, int version, boolean archived, List<Stage> stages) {

    public Journey {
        stages = List.copyOf(stages);
    }

    public Optional<Stage> stage(int stage) {
        return stages.stream().filter(s -> s.id() == stage).findFirst();
    }

    /** The names of all events that its stages and promises look for. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Stage stage : stages) {
            stage.touches().forEach(touch -> names.addAll(touch.names()));
            Promise promise = stage.promise();
            if (promise != null) {
                names.addAll(promise.from());
                names.addAll(promise.until());
            }
        }
        return names;
    }

    /** The calls other than track that its stages look for. */
    public Set<String> calls() {
        Set<String> calls = new HashSet<>();
        stages.forEach(stage -> stage.touches().forEach(touch -> calls.addAll(touch.calls())));
        return calls;
    }
}
