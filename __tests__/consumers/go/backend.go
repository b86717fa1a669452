package main

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/oracle/oci-go-sdk/v65/common"
	"github.com/oracle/oci-go-sdk/v65/objectstorage"
)

// The objects of Terraform's backend oci: a state, its lock beside it, and the state of a workspace.
const (
	stateObject     = "terraform.tfstate"
	lockObject      = stateObject + ".lock"
	workspacePrefix = "env:"
	workspaceObject = workspacePrefix + "/blue/" + stateObject
)

// A request of the sequence, and its outcome: "ok" with what it returned, or status and code of the refusal.
type stepResult struct {
	Step    string `json:"step"`
	Outcome string `json:"outcome"`
}

// backendProvider finds the session as the backend does: auth, profile and region from variables in lower case, the config in OCI_HOME_OVERRIDE
// or HOME. OCI_CONFIG_FILE does not count.
func backendProvider() (common.ConfigurationProvider, error) {
	if auth := os.Getenv("OCI_auth"); auth != "SecurityToken" {
		return nil, fmt.Errorf("OCI_auth is %q", auth)
	}
	home := os.Getenv("OCI_HOME_OVERRIDE")
	if home == "" {
		home = os.Getenv("HOME")
	}
	file := filepath.Join(home, ".oci", "config")
	session, err := common.ConfigurationProviderForSessionTokenWithProfile(file, os.Getenv("OCI_config_file_profile"), "")
	if err != nil {
		return nil, err
	}
	region := common.NewRawConfigurationProvider("", "", os.Getenv("OCI_region"), "", "", nil)
	return common.ComposingConfigurationProvider([]common.ConfigurationProvider{region, session})
}

// playBackend makes the requests of terraform init, plan, apply, force-unlock and workspace delete, with two runs that meet.
func playBackend() ([]stepResult, error) {
	provider, err := backendProvider()
	if err != nil {
		return nil, err
	}
	client, err := objectstorage.NewObjectStorageClientWithConfigurationProvider(provider)
	if err != nil {
		return nil, err
	}
	bucket := bucketOf{client, os.Getenv("NAMESPACE"), os.Getenv("BUCKET")}
	var results []stepResult
	record := func(step, outcome string) { results = append(results, stepResult{step, outcome}) }

	record("list the workspaces", bucket.list())
	record("read no state", bucket.readState())
	record("lock", bucket.lock("first"))
	record("lock for somebody else", bucket.lock("second"))
	held, etag, err := bucket.get(lockObject, nil)
	record("read who holds the lock", outcomeOf(held, err))
	record("write the state", bucket.put(stateObject, "one", nil, nil))
	record("read the state", bucket.readState())

	_, stateTag, _ := bucket.get(stateObject, nil)
	record("replace the state that was read", bucket.put(stateObject, "two", nil, stateTag))
	record("replace a state that has changed", bucket.put(stateObject, "three", nil, stateTag))
	_, _, err = bucket.get(stateObject, stateTag)
	record("read a state that has changed", outcomeOf("", err))

	record("unlock with the tag of another lock", bucket.remove(lockObject, stateTag, nil))
	record("unlock", bucket.remove(lockObject, etag, nil))
	record("unlock again", bucket.remove(lockObject, etag, nil))

	record("two lock at once", atOnce(func(name string) string { return bucket.lock(name) }))
	_, stateTag, _ = bucket.get(stateObject, nil)
	record("two replace the same state at once", atOnce(func(name string) string {
		return bucket.put(stateObject, name, nil, stateTag)
	}))

	record("write the state of a workspace", bucket.put(workspaceObject, "blue", nil, nil))
	record("write it again", bucket.put(workspaceObject, "still blue", nil, nil))
	record("list the workspaces", bucket.list())
	record("delete the workspace with all versions", bucket.removeVersions(workspaceObject))
	record("list the workspaces", bucket.list())
	return results, nil
}

// atOnce returns the outcomes of two writers that start together, sorted.
func atOnce(write func(name string) string) string {
	outcomes := make([]string, 2)
	var writers sync.WaitGroup
	start := make(chan struct{})
	for index := range outcomes {
		writers.Add(1)
		go func() {
			defer writers.Done()
			<-start
			outcomes[index] = write(fmt.Sprintf("writer %d", index))
		}()
	}
	close(start)
	writers.Wait()
	slices.Sort(outcomes)
	return fmt.Sprint(outcomes)
}

type bucketOf struct {
	client          objectstorage.ObjectStorageClient
	namespace, name string
}

func (b bucketOf) lock(holder string) string {
	return b.put(lockObject, holder, common.String("*"), nil)
}

func (b bucketOf) put(object, content string, ifNoneMatch, ifMatch *string) string {
	digest := md5.Sum([]byte(content))
	_, err := b.client.PutObject(context.Background(), objectstorage.PutObjectRequest{
		NamespaceName: &b.namespace, BucketName: &b.name, ObjectName: &object,
		IfNoneMatch: ifNoneMatch, IfMatch: ifMatch,
		ContentMD5:    common.String(base64.StdEncoding.EncodeToString(digest[:])),
		PutObjectBody: io.NopCloser(bytes.NewReader([]byte(content))),
	})
	return outcomeOf("", err)
}

// readState reads exactly the state that HEAD has seen.
func (b bucketOf) readState() string {
	object := stateObject
	head, err := b.client.HeadObject(context.Background(), objectstorage.HeadObjectRequest{
		NamespaceName: &b.namespace, BucketName: &b.name, ObjectName: &object,
	})
	if err != nil {
		return outcomeOf("", err)
	}
	content, _, err := b.get(object, head.ETag)
	return outcomeOf(content, err)
}

func (b bucketOf) get(object string, ifMatch *string) (string, *string, error) {
	answer, err := b.client.GetObject(context.Background(), objectstorage.GetObjectRequest{
		NamespaceName: &b.namespace, BucketName: &b.name, ObjectName: &object, IfMatch: ifMatch,
	})
	if err != nil {
		return "", nil, err
	}
	defer answer.Content.Close()
	content, err := io.ReadAll(answer.Content)
	return string(content), answer.ETag, err
}

func (b bucketOf) remove(object string, ifMatch, version *string) string {
	_, err := b.client.DeleteObject(context.Background(), objectstorage.DeleteObjectRequest{
		NamespaceName: &b.namespace, BucketName: &b.name, ObjectName: &object, IfMatch: ifMatch, VersionId: version,
	})
	return outcomeOf("", err)
}

func (b bucketOf) list() string {
	answer, err := b.client.ListObjects(context.Background(), objectstorage.ListObjectsRequest{
		NamespaceName: &b.namespace, BucketName: &b.name, Prefix: common.String(workspacePrefix), Limit: common.Int(1000),
	})
	names := []string{}
	for _, object := range answer.Objects {
		names = append(names, *object.Name)
	}
	return outcomeOf(fmt.Sprint(names), err)
}

func (b bucketOf) removeVersions(object string) string {
	versions, err := b.client.ListObjectVersions(context.Background(), objectstorage.ListObjectVersionsRequest{
		NamespaceName: &b.namespace, BucketName: &b.name, Prefix: &object,
	})
	if err != nil {
		return outcomeOf("", err)
	}
	for _, version := range versions.Items {
		if outcome := b.remove(*version.Name, nil, version.VersionId); outcome != "ok" {
			return outcome
		}
	}
	return fmt.Sprintf("ok: %d", len(versions.Items))
}

func outcomeOf(content string, err error) string {
	var failure common.ServiceError
	switch {
	case errors.As(err, &failure) && failure.GetHTTPStatusCode() == http.StatusNotFound:
		// The answer to a HEAD has no body, and so no code.
		return "404"
	case errors.As(err, &failure):
		return fmt.Sprint(failure.GetHTTPStatusCode(), " ", failure.GetCode())
	case err != nil:
		return "error " + err.Error()
	case content != "":
		return "ok: " + content
	}
	return "ok"
}
