package heartstring.desk.context;

import java.util.Set;

/** Says which uses of what is known a customer does not allow; found by itself where there is one. */
interface Refusals {

    /** Such as {@code recommendations}, {@code gifts}, {@code emotion}, {@code experiments}, {@code messages}; as it is this moment. */
    Set<String> of(long customerId);
}
