// The data source and the resource that examples/terraform uses, with the provider's names and the attributes it needs.
package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/oracle/oci-go-sdk/v65/common"
	"github.com/oracle/oci-go-sdk/v65/objectstorage"
)

func namespaceDataSource() *schema.Resource {
	return &schema.Resource{
		Schema: map[string]*schema.Schema{
			"compartment_id": {Type: schema.TypeString, Optional: true},
			"namespace":      {Type: schema.TypeString, Computed: true},
		},
		ReadContext: func(ctx context.Context, data *schema.ResourceData, meta any) diag.Diagnostics {
			request := objectstorage.GetNamespaceRequest{}
			if compartment, ok := data.GetOk("compartment_id"); ok {
				request.CompartmentId = common.String(compartment.(string))
			}
			response, err := meta.(objectstorage.ObjectStorageClient).GetNamespace(ctx, request)
			if err != nil {
				return diag.FromErr(err)
			}
			data.SetId(*response.Value)
			return diag.FromErr(data.Set("namespace", *response.Value))
		},
	}
}

func bucketResource() *schema.Resource {
	given := func() *schema.Schema { return &schema.Schema{Type: schema.TypeString, Required: true, ForceNew: true} }
	return &schema.Resource{
		Schema: map[string]*schema.Schema{
			"compartment_id": given(),
			"namespace":      given(),
			"name":           given(),
			"versioning":     {Type: schema.TypeString, Optional: true, ForceNew: true, Default: "Disabled"},
			"freeform_tags": {
				Type: schema.TypeMap, Optional: true, ForceNew: true, Elem: &schema.Schema{Type: schema.TypeString},
			},
			"created_by": {Type: schema.TypeString, Computed: true},
		},
		CreateContext: createBucket,
		ReadContext:   readBucket,
		DeleteContext: deleteBucket,
	}
}

func createBucket(ctx context.Context, data *schema.ResourceData, meta any) diag.Diagnostics {
	namespace, name := data.Get("namespace").(string), data.Get("name").(string)
	tags := map[string]string{}
	for key, value := range data.Get("freeform_tags").(map[string]any) {
		tags[key] = value.(string)
	}
	_, err := meta.(objectstorage.ObjectStorageClient).CreateBucket(ctx, objectstorage.CreateBucketRequest{
		NamespaceName: &namespace,
		CreateBucketDetails: objectstorage.CreateBucketDetails{
			Name:          &name,
			CompartmentId: common.String(data.Get("compartment_id").(string)),
			Versioning:    objectstorage.CreateBucketDetailsVersioningEnum(data.Get("versioning").(string)),
			FreeformTags:  tags,
		},
	})
	if err != nil {
		return diag.FromErr(err)
	}
	data.SetId(fmt.Sprintf("n/%s/b/%s", namespace, name))
	return readBucket(ctx, data, meta)
}

// readBucket asks for the retention rules as well, as the provider does: if either does not exist, the bucket has been deleted.
func readBucket(ctx context.Context, data *schema.ResourceData, meta any) diag.Diagnostics {
	namespace, name := bucketOf(data.Id())
	client := meta.(objectstorage.ObjectStorageClient)
	bucket, err := client.GetBucket(ctx, objectstorage.GetBucketRequest{NamespaceName: &namespace, BucketName: &name})
	if err == nil {
		_, err = client.ListRetentionRules(ctx, objectstorage.ListRetentionRulesRequest{
			NamespaceName: &namespace,
			BucketName:    &name,
		})
	}
	if failure, ok := common.IsServiceError(err); ok && failure.GetHTTPStatusCode() == http.StatusNotFound {
		data.SetId("")
		return nil
	}
	if err != nil {
		return diag.FromErr(err)
	}
	values := map[string]any{
		"compartment_id": *bucket.CompartmentId,
		"namespace":      *bucket.Namespace,
		"name":           *bucket.Name,
		"versioning":     string(bucket.Versioning),
		"freeform_tags":  bucket.FreeformTags,
		"created_by":     *bucket.CreatedBy,
	}
	for attribute, value := range values {
		if err := data.Set(attribute, value); err != nil {
			return diag.FromErr(err)
		}
	}
	return nil
}

func deleteBucket(ctx context.Context, data *schema.ResourceData, meta any) diag.Diagnostics {
	namespace, name := bucketOf(data.Id())
	_, err := meta.(objectstorage.ObjectStorageClient).DeleteBucket(ctx, objectstorage.DeleteBucketRequest{
		NamespaceName: &namespace,
		BucketName:    &name,
	})
	return diag.FromErr(err)
}

// bucketOf reads n/namespace/b/bucket; a bucket's name has no slash.
func bucketOf(id string) (namespace, bucket string) {
	parts := strings.Split(id, "/")
	return parts[1], parts[3]
}
