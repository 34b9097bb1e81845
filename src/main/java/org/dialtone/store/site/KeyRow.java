package org.dialtone.store.site;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.dialtone.provision.FunctionKey;

/** One key of a phone. */
@Embeddable
public class KeyRow {

    @Enumerated(EnumType.STRING)
    public FunctionKey.Kind kind;

    public String number;

    public String label;

    public int line;

    static KeyRow of(FunctionKey key) {
        KeyRow row = new KeyRow();
        row.kind = key.kind();
        row.number = key.value();
        row.label = key.label();
        row.line = key.line();
        return row;
    }

    FunctionKey key() {
        return new FunctionKey(kind, number, label, line);
    }
}
