// Calls every operation with Alibaba Cloud's own client, as the README shows, and prints each answer as a line.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	util "github.com/alibabacloud-go/tea-utils/v2/service"
	"github.com/alibabacloud-go/tea/tea"
)

func main() {
	client, err := openapi.NewClient(&openapi.Config{
		AccessKeyId:     tea.String(os.Getenv("KEY_ID")),
		AccessKeySecret: tea.String(os.Getenv("KEY_SECRET")),
		Endpoint:        tea.String(os.Getenv("ENDPOINT")),
	})
	if err != nil {
		log.Fatal(err)
	}
	var calls [][]json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&calls); err != nil {
		log.Fatal(err)
	}
	for _, call := range calls {
		var action string
		var query map[string]*string
		if err := json.Unmarshal(call[0], &action); err != nil {
			log.Fatal(err)
		}
		if err := json.Unmarshal(call[1], &query); err != nil {
			log.Fatal(err)
		}
		params := &openapi.Params{
			Action: tea.String(action), Version: tea.String("2016-11-01"), Protocol: tea.String("HTTP"),
			Pathname: tea.String("/"), Method: tea.String("POST"), AuthType: tea.String("AK"), Style: tea.String("RPC"),
			ReqBodyType: tea.String("formData"), BodyType: tea.String("json"),
		}
		answer, err := client.CallApi(params, &openapi.OpenApiRequest{Query: query}, &util.RuntimeOptions{})
		if err != nil {
			log.Fatalf("%s: %v", action, err)
		}
		line, err := json.Marshal(answer["body"])
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(string(line))
	}
}
