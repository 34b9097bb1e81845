package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** Settings for models of phones; the place in the list identifies the row. */
@Entity
@Table(name = "phone_model")
public class ModelEntity extends PanacheEntityBase {

    @Id
    public int position;

    public String vendor;

    public String model;

    @ElementCollection
    @CollectionTable(name = "phone_model_setting", joinColumns = @JoinColumn(name = "model_position"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    public List<SettingRow> settings = new ArrayList<>();
}
