"""Stand-in for the module of the collection oracle.oci: the namespace of Object Storage."""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.oracle.oci.plugins.module_utils.session import OPTIONS, object_storage

module = AnsibleModule(argument_spec=OPTIONS)
module.exit_json(namespace=object_storage(module).get_namespace().data)
