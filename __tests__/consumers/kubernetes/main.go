// kubectl, from the packages that Kubernetes publishes for it. Its own module cannot be installed with `go install`. Helm, which uses the same
// packages, is the tool that this module names.
package main

import (
	"os"

	"k8s.io/component-base/cli"
	"k8s.io/kubectl/pkg/cmd"
)

func main() {
	if cli.RunNoErrOutput(cmd.NewDefaultKubectlCommand()) != nil {
		os.Exit(1)
	}
}
