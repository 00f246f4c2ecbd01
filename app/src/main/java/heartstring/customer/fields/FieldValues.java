package heartstring.customer.fields;

import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldHolder;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what customers hold in fields as lists compare it; derived from their properties, in the transaction that changes those. */
@Component
public class FieldValues implements FieldHolder {

    private static final int COUNTED = 1_000_000;
    private static final int BATCH = 1_000;

    private final FieldValuesSql sql;
    private final Fields fields;
    private final TransactionTemplate transactions;

    FieldValues(FieldValuesSql sql, Fields fields, TransactionTemplate transactions) {
        this.sql = sql;
        this.fields = fields;
        this.transactions = transactions;
    }

    /** Recomputes these customers, in the caller's transaction. Does nothing while there is no field. */
    public void refresh(long[] customers) {
        List<Field> kept = kept();
        if (kept.isEmpty() || customers.length == 0) {
            return;
        }
        Map<String, Field> byName = new HashMap<>();
        kept.forEach(field -> byName.put(field.subject().word() + " " + field.key(), field));
        String[] names = kept.stream().map(Field::key).distinct().toArray(String[]::new);
        List<FieldValuesSql.Row> rows = new ArrayList<>();
        for (FieldValuesSql.Told told : sql.told(customers, names)) {
            Field field = byName.get(told.kind() + " " + told.name());
            if (field != null) {
                List<FieldRules.Key> keys = FieldRules.keys(field, told.json());
                for (int i = 0; i < keys.size(); i++) {
                    rows.add(new FieldValuesSql.Row(
                            told.customerId(),
                            field.id(),
                            i,
                            keys.get(i).text(),
                            keys.get(i).number()));
                }
            }
        }
        sql.replace(customers, kept.stream().mapToInt(Field::id).toArray(), rows);
    }

    /** What these customers hold in these fields, as JSON by customer and key. */
    public Map<Long, Map<String, String>> of(List<Long> customers, List<Field> wanted) {
        Map<Long, Map<String, String>> held = new HashMap<>();
        if (customers.isEmpty() || wanted.isEmpty()) {
            return held;
        }
        String[] names = wanted.stream().map(Field::key).distinct().toArray(String[]::new);
        for (FieldValuesSql.Told told :
                sql.told(customers.stream().mapToLong(Long::longValue).toArray(), names)) {
            boolean wants = wanted.stream()
                    .anyMatch(f ->
                            f.key().equals(told.name()) && f.subject().word().equals(told.kind()));
            if (wants && !told.json().equals("null")) {
                held.computeIfAbsent(told.customerId(), id -> new HashMap<>()).put(told.name(), told.json());
            }
        }
        return held;
    }

    /** Gathers, for fields that are new, what customers held under that name before; a bounded batch at a time. */
    void gather() {
        List<Field> waiting = kept().stream().filter(f -> !f.ready()).toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<Field> told = waiting.stream().filter(f -> sql.isTold(f.key())).toList();
        long last = 0;
        while (!told.isEmpty()) {
            long after = last;
            long[] ids = sql.after(after, BATCH);
            if (ids.length == 0) {
                break;
            }
            transactions.executeWithoutResult(status -> refresh(ids));
            last = ids[ids.length - 1];
        }
        fields.ready(waiting);
    }

    private List<Field> kept() {
        return fields.all().stream()
                .filter(f -> f.subject() != Subject.DEAL && !f.retired())
                .toList();
    }

    @Override
    public boolean holds(Subject subject) {
        return subject != Subject.DEAL;
    }

    @Override
    public long used(Field field) {
        return sql.used(field.id(), COUNTED);
    }

    @Override
    public long used(Field field, String choice) {
        return sql.used(field.id(), choice, COUNTED);
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void forget(Field field) {
        sql.forget(field.id());
    }

    @Override
    public String remains() {
        return "The values stay on the records as plain properties, with their history; lists and views lose the column.";
    }
}
