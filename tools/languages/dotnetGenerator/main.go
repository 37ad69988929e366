// Writes the .NET package of a provider from its schema. The generator for .NET has a module of its own today, which is not
// published for other programs; this one is of the engine's module while it was a part of that.
//
//	dotnetGenerator SCHEMA FOLDER
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if err := generate(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate(schemaFile, folder string) error {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return err
	}
	// The generator fetches a logo, by default from the internet.
	noLogo := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer noLogo.Close()
	spec.LogoURL = noLogo.URL
	pkg, problems, err := schema.BindSpec(spec, nil)
	if err != nil {
		return err
	}
	for _, problem := range problems {
		return fmt.Errorf("the schema: %v", problem)
	}
	files, err := dotnet.GeneratePackage("pulumi-alicloud-livemessage", pkg, nil)
	if err != nil {
		return err
	}
	for name, content := range files {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
