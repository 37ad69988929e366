package main

import (
	"strings"

	"example.com/pulumi-livemessage/sdk/go/livemessage"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		app := config.Require(ctx, "app")
		users := pulumi.ToStringArray(strings.Split(config.Require(ctx, "users"), ","))
		hall, err := livemessage.NewGroupMute(ctx, "hall", &livemessage.GroupMuteArgs{
			AppId:       pulumi.String(app),
			GroupId:     pulumi.String("hall"),
			ExceptUsers: users,
		})
		if err != nil {
			return err
		}
		_, err = livemessage.NewAppMutes(ctx, "event", &livemessage.AppMutesArgs{
			AppId: pulumi.String(app),
			Groups: livemessage.AppMutesGroupsEntryMap{
				"foyer": livemessage.AppMutesGroupsEntryArgs{
					ExceptUsers: users,
					MutedUsers:  pulumi.ToStringArray([]string{"raider"}),
				},
				"yard": livemessage.AppMutesGroupsEntryArgs{Muted: pulumi.Bool(false)},
			},
		})
		if err != nil {
			return err
		}
		found := livemessage.LookupGroupMuteOutput(ctx, livemessage.LookupGroupMuteOutputArgs{
			AppId:   pulumi.String(app),
			GroupId: hall.GroupId,
		})
		ctx.Export("speakers", found.ExceptUsers())
		return nil
	})
}
