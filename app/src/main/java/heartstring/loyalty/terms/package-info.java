/**
 * What a programme lets members and colleagues do beside its rules: corrections by hand, passing points on, households, closing.
 * Flow: manager's page → ProgrammeTerms → Terms, read where something is asked for.
 */
@NullMarked
package heartstring.loyalty.terms;

import org.jspecify.annotations.NullMarked;
