// How the provider finds what signs its requests. Each field (tenancy, fingerprint, key ID, key, region) comes from the first of a list of
// configurations that has it, so a token profile that lacks one does not fail: it is completed from what stands behind it.
package main

import (
	"crypto/rsa"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/oracle/oci-go-sdk/v65/common"
)

func composeConfiguration(block *schema.ResourceData) (common.ConfigurationProvider, error) {
	profile := block.Get("config_file_profile").(string)
	list, err := tokenConfigurations(block, profile)
	if err != nil {
		return nil, err
	}
	list = append(list, blockConfiguration{block})
	if profile == "" {
		return common.ComposingConfigurationProvider(append(list, common.DefaultConfigProvider()))
	}
	// Whatever the kind of authentication, a profile that is named must be there.
	if err := checkProfile(profile); err != nil {
		return nil, err
	}
	return common.ComposingConfigurationProvider(append(list, common.CustomProfileConfigProvider(configFile(), profile)))
}

// tokenConfigurations come before everything else.
func tokenConfigurations(block *schema.ResourceData, profile string) ([]common.ConfigurationProvider, error) {
	auth := block.Get("auth").(string)
	switch strings.ToLower(auth) {
	case "apikey":
		return nil, nil
	case "securitytoken":
		return profileConfigurations(block, profile)
	case "workloadidentityfederation":
		federation, err := federationConfiguration(block)
		if err != nil {
			return nil, err
		}
		return []common.ConfigurationProvider{federation}, nil
	default:
		return nil, fmt.Errorf("the stand-in knows no auth %s", auth)
	}
}

// profileConfigurations ask the region of the block and the environment only, never of the profile.
func profileConfigurations(block *schema.ResourceData, profile string) ([]common.ConfigurationProvider, error) {
	region, ok := block.GetOk("region")
	if !ok {
		return nil, errors.New("can not get region from Terraform configuration (SecurityToken)")
	}
	if profile == "" {
		return nil, errors.New("missing profile in provider block config_file_profile")
	}
	if err := checkProfile(profile); err != nil {
		return nil, err
	}
	password := block.Get("private_key_password").(string)
	token, err := common.ConfigurationProviderForSessionTokenWithProfile(configFile(), profile, password)
	if err != nil {
		return nil, fmt.Errorf("could not create security token based auth config provider %w", err)
	}
	return []common.ConfigurationProvider{
		common.NewRawConfigurationProvider("", "", region.(string), "", "", nil),
		token,
	}, nil
}

// configFile is always .oci/config below TF_HOME_OVERRIDE or the account's home. Neither HOME nor OCI_CONFIG_FILE is asked.
func configFile() string {
	home := os.Getenv("TF_HOME_OVERRIDE")
	if home == "" {
		if account, err := user.Current(); err == nil {
			home = account.HomeDir
		} else {
			home = os.Getenv("HOME")
		}
	}
	return filepath.Join(home, ".oci", "config")
}

func checkProfile(profile string) error {
	text, err := os.ReadFile(configFile())
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "["+profile+"]") {
			return nil
		}
	}
	return fmt.Errorf("configuration file did not contain profile: %s", profile)
}

// blockConfiguration is an API key given in the provider block or its variables.
type blockConfiguration struct{ block *schema.ResourceData }

func (c blockConfiguration) text(name string) (string, error) {
	if value, ok := c.block.GetOk(name); ok {
		return value.(string), nil
	}
	return "", fmt.Errorf("can not get %s from Terraform configuration", name)
}

func (c blockConfiguration) TenancyOCID() (string, error)    { return c.text("tenancy_ocid") }
func (c blockConfiguration) UserOCID() (string, error)       { return c.text("user_ocid") }
func (c blockConfiguration) KeyFingerprint() (string, error) { return c.text("fingerprint") }
func (c blockConfiguration) Region() (string, error)         { return c.text("region") }

func (c blockConfiguration) AuthType() (common.AuthConfig, error) {
	return common.AuthConfig{AuthType: common.UnknownAuthenticationType}, errors.New("not of a configuration file")
}

func (c blockConfiguration) KeyID() (string, error) {
	var parts []string
	for _, name := range []string{"tenancy_ocid", "user_ocid", "fingerprint"} {
		part, err := c.text(name)
		if err != nil {
			return "", err
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "/"), nil
}

func (c blockConfiguration) PrivateRSAKey() (*rsa.PrivateKey, error) {
	path, err := c.text("private_key_path")
	if err != nil {
		return nil, err
	}
	pem, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	password := c.block.Get("private_key_password").(string)
	return common.PrivateKeyFromBytes(pem, &password)
}
