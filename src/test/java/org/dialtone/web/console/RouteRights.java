package org.dialtone.web.console;

/** Each route of console and API with the right that it needs; {@link RightsTest} compares it with the program. */
final class RouteRights {

    static final String ROUTES = """
        open            GET    /
        open            GET    /console/login
        open            POST   /console/login
        open            POST   /console/language
        open            GET    /console/assets/{tag}/{name}
        open            GET    /q/health
        open            GET    /q/health/ready
        metrics         GET    /q/metrics
        view            GET    /q/openapi
        administer      GET    /q/nothing
        view            GET    /console/
        view            GET    /console/live
        view            GET    /console/{rest:.+}
        administer      GET    /console/audit
        view            GET    /console/access
        operate         POST   /console/access
        view            GET    /console/alarms
        view            GET    /console/alarms/live
        operate         POST   /console/alarms/{id}/acknowledge
        view            GET    /console/attention
        operate         POST   /console/attention
        view            GET    /console/attention/live
        view            GET    /console/calls
        view            GET    /console/calls/emergency
        view            GET    /console/calls/live
        view            GET    /console/leases
        view            GET    /console/leases/live
        view            GET    /console/leases/{address}
        operate         POST   /console/leases/{address}/release
        operate         POST   /console/leases/{address}/reserve
        person          POST   /console/logout
        view            GET    /console/network
        view            GET    /console/usage
        view            GET    /console/ports
        operate         POST   /console/network/free-declined
        operate         POST   /console/network/moves
        admin in person GET    /console/operators
        admin in person POST   /console/operators
        view            GET    /console/packs
        view            GET    /console/packs/{vendor}
        administer      POST   /console/packs/{vendor}
        view            GET    /console/packs/{vendor}/{name}
        administer      POST   /console/packs/{vendor}/{name}
        person          GET    /console/password
        person          POST   /console/password
        view            GET    /console/phones/{mac}
        operate         POST   /console/phones/{mac}/access
        view            GET    /console/phones/{mac}/files
        view            GET    /console/phones/{mac}/live
        view            GET    /console/phones/{mac}/logs
        secrets         GET    /console/phones/{mac}/logs/{name}
        view            GET    /console/phones/{mac}/recording
        operate         POST   /console/phones/{mac}/resync
        view            GET    /console/phones/{mac}/settings
        view            GET    /console/report
        view            GET    /console/resync
        operate         POST   /console/resync
        view            GET    /console/resync/live
        view            GET    /console/setup
        view            GET    /console/site
        operate         GET    /console/add-extension
        operate         POST   /console/add-extension
        view            GET    /console/extensions
        operate         GET    /console/extensions/{number}
        operate         POST   /console/extensions/{number}
        operate         GET    /console/extensions/{number}/delete
        operate         POST   /console/extensions/{number}/delete
        operate         GET    /console/phones/add
        operate         POST   /console/phones/add
        operate         GET    /console/phones/{mac}/delete
        operate         POST   /console/phones/{mac}/delete
        operate         GET    /console/phones/{mac}/edit
        operate         POST   /console/phones/{mac}/edit
        operate         GET    /console/phones/{mac}/replace
        operate         POST   /console/phones/{mac}/replace
        view            GET    /console/lists/{list}
        operate         GET    /console/lists/{list}/add
        operate         POST   /console/lists/{list}/add
        operate         GET    /console/lists/{list}/delete
        operate         POST   /console/lists/{list}/delete
        operate         GET    /console/lists/{list}/edit
        operate         POST   /console/lists/{list}/edit
        view            GET    /console/options
        operate         GET    /console/settings/{section}
        operate         POST   /console/settings/{section}
        operate         POST   /console/site
        operate         GET    /console/start
        operate         POST   /console/start/phones
        operate         GET    /console/start/{step}
        operate         POST   /console/start/{step}
        view            GET    /console/site/history
        view            GET    /console/site/history/compare
        view            GET    /console/site/history/{number:\\d{1,18}}
        operate         POST   /console/site/history/{number:\\d{1,18}}/restore
        view            GET    /console/site/history/{number:\\d{1,18}}/progress
        operate         POST   /console/site/history/{number:\\d{1,18}}/progress
        view            GET    /console/site/history/{number:\\d{1,18}}/progress/live
        view            GET    /console/site/table
        operate         POST   /console/site/table
        administer      GET    /console/support
        administer      POST   /console/support
        admin in person GET    /console/box
        admin in person POST   /console/box
        admin in person POST   /console/box/backup
        admin in person GET    /console/box/certificate
        admin in person POST   /console/box/certificate
        admin in person POST   /console/box/certificate/decide
        admin in person GET    /console/box/log
        admin in person GET    /console/box/log/file
        administer      GET    /console/box/network
        administer      POST   /console/box/network
        administer      POST   /console/box/network/decide
        admin in person GET    /console/box/restore
        admin in person POST   /console/box/restore
        admin in person POST   /console/box/restore/decide
        admin in person POST   /console/box/update
        view            GET    /console/firmware
        administer      POST   /console/firmware
        administer      POST   /console/firmware/delete
        operate         GET    /console/firmware/of/{key}
        operate         POST   /console/firmware/of/{key}
        operate         GET    /console/firmware/of/{key}/delete
        operate         POST   /console/firmware/of/{key}/delete
        operate         POST   /console/firmware/rollouts/{id}
        operate         GET    /console/firmware/set
        operate         POST   /console/firmware/set
        view            GET    /console/help
        view            GET    /console/help/{name}
        view            GET    /console/help/files/{name}
        view            GET    /console/licences
        view            GET    /console/licences/{name}
        admin in person GET    /console/tokens
        admin in person POST   /console/tokens
        view            GET    /api/v1/alarms
        operate         POST   /api/v1/alarms/{id}/acknowledge
        view            GET    /api/v1/attention
        operate         POST   /api/v1/attention/{mac}/acknowledge
        operate         DELETE /api/v1/attention/{mac}/acknowledge
        administer      GET    /api/v1/audit
        administer      GET    /api/v1/audit.csv
        admin in person POST   /api/v1/backup
        view            GET    /api/v1/calls
        view            GET    /api/v1/usage
        view            GET    /api/v1/ports
        view            GET    /api/v1/calls/emergency
        view            GET    /api/v1/calls/log
        view            GET    /api/v1/calls/log.csv
        view            GET    /api/v1/certificate
        admin in person PUT    /api/v1/certificate
        admin in person DELETE /api/v1/certificate
        view            GET    /api/v1/console
        administer      PUT    /api/v1/console
        view            GET    /api/v1/dhcp/holders
        view            GET    /api/v1/dhcp/moves
        operate         POST   /api/v1/dhcp/moves
        operate         DELETE /api/v1/dhcp/moves
        view            GET    /api/v1/dhcp/recipes
        view            GET    /api/v1/dhcp/relays
        view            POST   /api/v1/dhcp/what-if
        view            GET    /api/v1/events
        view            GET    /api/v1/extensions
        view            GET    /api/v1/firmware
        view            GET    /api/v1/processes
        administer      POST   /api/v1/processes/handover
        administer      PUT    /api/v1/firmware/{name}
        administer      DELETE /api/v1/firmware/{name}
        view            GET    /api/v1/interfaces
        view            GET    /api/v1/leases
        operate         POST   /api/v1/leases/declined/free
        view            GET    /api/v1/leases/{address}
        operate         DELETE /api/v1/leases/{address}
        view            GET    /api/v1/leases/{address}/history
        operate         POST   /api/v1/leases/{address}/reserve
        secrets         POST   /api/v1/leases/import
        view            GET    /api/v1/network
        administer      PUT    /api/v1/network
        administer      POST   /api/v1/network/confirm
        administer      POST   /api/v1/network/undo
        admin in person GET    /api/v1/operators
        admin in person POST   /api/v1/operators
        admin in person PUT    /api/v1/operators/{name}
        admin in person DELETE /api/v1/operators/{name}
        view            GET    /api/v1/packs
        view            GET    /api/v1/packs/{vendor}
        administer      PUT    /api/v1/packs/{vendor}
        view            GET    /api/v1/packs/{vendor}/files/{name}
        administer      PUT    /api/v1/packs/{vendor}/files/{name}
        administer      DELETE /api/v1/packs/{vendor}/files/{name}
        operate         POST   /api/v1/packs/{vendor}/preview
        administer      POST   /api/v1/packs/{vendor}/undo
        person          PUT    /api/v1/password
        view            GET    /api/v1/adoption
        operate         POST   /api/v1/adoption
        operate         DELETE /api/v1/adoption
        view            GET    /api/v1/phones
        view            GET    /api/v1/phones/adopt
        operate         POST   /api/v1/phones/adopt
        view            GET    /api/v1/phones/counts
        view            GET    /api/v1/phones/recovery
        operate         POST   /api/v1/phones/places
        view            GET    /api/v1/phones/replacements
        view            GET    /api/v1/phones/places
        view            GET    /api/v1/phones/resync
        operate         POST   /api/v1/phones/resync
        operate         DELETE /api/v1/phones/resync
        operate         POST   /api/v1/phones/window
        view            GET    /api/v1/phones/{mac}
        view            GET    /api/v1/phones/{mac}/access
        operate         DELETE /api/v1/phones/{mac}/adoption
        view            GET    /api/v1/phones/{mac}/capture
        view            GET    /api/v1/phones/{mac}/files
        view            GET    /api/v1/phones/{mac}/journey
        view            GET    /api/v1/phones/{mac}/logs
        secrets         GET    /api/v1/phones/{mac}/logs/{name}
        operate         POST   /api/v1/phones/{mac}/place
        view            GET    /api/v1/phones/{mac}/recording
        view            GET    /api/v1/phones/{mac}/recording.pcapng
        operate         POST   /api/v1/phones/{mac}/replace
        operate         POST   /api/v1/phones/{mac}/resync
        secrets         POST   /api/v1/phones/{mac}/same
        view            GET    /api/v1/phones/{mac}/settings
        operate         POST   /api/v1/phones/{mac}/window
        operate         DELETE /api/v1/phones/{mac}/window
        view            GET    /api/v1/registrations
        view            GET    /api/v1/report
        view            GET    /api/v1/report.csv
        admin in person POST   /api/v1/reset
        admin in person POST   /api/v1/restore
        admin in person POST   /api/v1/restore/undo
        view            GET    /api/v1/rollouts
        operate         POST   /api/v1/rollouts/{id}/{act}
        view            GET    /api/v1/site
        operate         PUT    /api/v1/site
        view            GET    /api/v1/site/findings
        view            GET    /api/v1/site/{group}
        view            GET    /api/v1/site/{group}/{key:.+}
        operate         PUT    /api/v1/site/{group}/{key:.+}
        operate         PATCH  /api/v1/site/{group}/{key:.+}
        operate         DELETE /api/v1/site/{group}/{key:.+}
        view            GET    /api/v1/site/phonebook.csv
        operate         PUT    /api/v1/site/phonebook.csv
        view            GET    /api/v1/site/phones.csv
        operate         PUT    /api/v1/site/phones.csv
        view            GET    /api/v1/site/revisions
        view            GET    /api/v1/site/revisions/{number}
        view            GET    /api/v1/site/revisions/{number}/changes
        view            GET    /api/v1/site/revisions/progress
        view            GET    /api/v1/site/revisions/{number}/progress
        operate         POST   /api/v1/site/revisions/{number}/progress
        operate         POST   /api/v1/site/revisions/{number}/restore
        view            GET    /api/v1/site/settings/{section}
        operate         PATCH  /api/v1/site/settings/{section}
        view            GET    /api/v1/site/token
        operate         POST   /api/v1/site/token
        operate         DELETE /api/v1/site/token/former
        view            GET    /api/v1/subscriptions
        administer      GET    /api/v1/support
        administer      POST   /api/v1/support
        admin in person GET    /api/v1/tokens
        admin in person POST   /api/v1/tokens
        admin in person DELETE /api/v1/tokens/{name}
        view            GET    /api/v1/update
        administer      POST   /api/v1/update
        administer      POST   /api/v1/update/keep
        view            GET    /api/v1/{rest:.+}
        """;

    private RouteRights() {}
}
