import pulumi
import pulumi_livemessage as livemessage

config = pulumi.Config()
app = config.require("app")
users = config.require("users").split(",")

hall = livemessage.GroupMute("hall", app_id=app, group_id="hall", except_users=users)
livemessage.AppMutes(
    "event",
    app_id=app,
    groups={
        "foyer": livemessage.AppMutesGroupsEntryArgs(except_users=users, muted_users=["raider"]),
        "yard": livemessage.AppMutesGroupsEntryArgs(muted=False),
    },
)
found = livemessage.get_group_mute_output(app_id=app, group_id=hall.group_id)
pulumi.export("speakers", found.except_users)
