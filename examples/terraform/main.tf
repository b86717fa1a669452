# Creates a bucket with the session of the job. The provider block is empty because the action exports OCI_AUTH, OCI_CONFIG_FILE_PROFILE and
# OCI_REGION. The same files therefore also work on a laptop with another profile.

terraform {
  required_providers {
    oci = {
      source  = "oracle/oci"
      version = ">= 6.0"
    }
  }
}

provider "oci" {}

variable "compartment_ocid" {
  type        = string
  description = "Compartment for the bucket"
}

variable "bucket_name" {
  type    = string
  default = "made-by-terraform"
}

data "oci_objectstorage_namespace" "this" {
  compartment_id = var.compartment_ocid
}

resource "oci_objectstorage_bucket" "this" {
  compartment_id = var.compartment_ocid
  namespace      = data.oci_objectstorage_namespace.this.namespace
  name           = var.bucket_name
  versioning     = "Enabled"

  freeform_tags = {
    "made-by" = "terraform"
  }
}

output "bucket" {
  value = "${oci_objectstorage_bucket.this.namespace}/${oci_objectstorage_bucket.this.name}"
}

output "created_by" {
  value       = oci_objectstorage_bucket.this.created_by
  description = "OCID of the principal of the session"
}
