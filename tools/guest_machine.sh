#!/bin/sh
# guest_machine.sh [FOLDER]: what `make device-test` boots, made in FOLDER: Debian's kernel, an initramfs with the modules
# that the devices need, and udev. QEMU and what it takes to build these are installed when this is root, else the command
# that does is printed. Kernel and udev are unpacked, not installed: the machine stays as it is.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-.devices}
modules='virtio_pci virtio_console 9p 9pnet_virtio xhci_pci hid_generic usbhid uhid usbserial ftdi_sio cdc_acm dummy_hcd libcomposite usb_f_hid usb_f_acm'
PATH=$PATH:/usr/sbin:/sbin

fail() {
    printf 'No machine for the devices: %s\n' "$1" >&2
    exit 1
}
[ "$(uname -m)" = x86_64 ] || fail "it is built for x86_64, and this is $(uname -m)"
command -v apt-get >/dev/null 2>&1 || fail 'there is no apt here to get kernel and QEMU with'
missing=
for each in qemu-system-x86_64 busybox cpio depmod; do
    command -v "$each" >/dev/null 2>&1 || missing=$each
done
[ -z "$missing" ] || tools/apt_install.sh qemu-system-x86 seabios busybox-static cpio kmod || exit 1

newest() {
    apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/.*Depends: \(linux-image-[0-9][^ ]*-amd64\)$/\1/p' | head -n 1
}
image=$(newest)
if [ -z "$image" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq >&2
    image=$(newest)
fi
[ -n "$image" ] || fail 'apt knows no linux-image-amd64; its lists may be missing (apt-get update)'

# What it was made of, so that a newer kernel or another recipe makes it anew, and nothing else does.
made_of="$image $(apt-cache policy "$image" udev | sed -n 's/ *Candidate: //p' | tr '\n' ' ')$(cat "$0" tests/devices/init.sh | cksum)"
if [ "$(cat "$folder/made-of" 2>/dev/null)" = "$made_of" ]; then
    printf '%s\n' "$folder"
    exit 0
fi

rm -rf "$folder"
mkdir -p "$folder/debs" "$folder/root/bin"
printf 'Making the machine for the devices: %s (half a minute, once)\n' "$image" >&2
(cd "$folder/debs" && apt-get download -qq "$image" udev >/dev/null 2>said) || fail "$image does not come: $(head -n 1 "$folder/debs/said")"
mkdir "$folder/udev" "$folder/kernel"
dpkg-deb --extract "$folder"/debs/udev_*.deb "$folder/udev"
dpkg-deb --fsys-tarfile "$folder/debs/$image"_*.deb |
    tar -x -C "$folder/kernel" --exclude='*/drivers/net/*' --exclude='*/drivers/gpu/*' --exclude='*/sound/*' --exclude='*/drivers/media/*' ./boot ./lib
release=${image#linux-image-}
.venv/bin/python -m tests.devices.vmlinux "$folder/kernel/boot/vmlinuz-$release" "$folder/kernel-image"

depmod -b "$folder/kernel" "$release" 2>/dev/null
for each in $modules; do
    modprobe -d "$folder/kernel" -S "$release" --show-depends "$each" || fail "$image has no module $each"
done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' >"$folder/insmod"
mkdir -p "$folder/root/modules" "$folder/root/proc" "$folder/root/sys" "$folder/root/dev" "$folder/root/host"
while read -r module; do
    cp "$module" "$folder/root/modules/"
    basename "$module" >>"$folder/root/modules/in-order"
done <"$folder/insmod"
cp "$(command -v busybox)" "$folder/root/bin/busybox"
cp tests/devices/init.sh "$folder/root/init"
chmod 755 "$folder/root/init"
(cd "$folder/root" && find . | cpio --quiet --create --format newc) | gzip -1 >"$folder/initramfs"

printf '%s' "$modules" >"$folder/modules"
printf '%s %s' "$release" "$(dpkg-deb --field "$folder/debs/$image"_*.deb Version)" >"$folder/release"
rm -rf "$folder/debs" "$folder/kernel" "$folder/root" "$folder/insmod"
printf '%s' "$made_of" >"$folder/made-of"
printf '%s\n' "$folder"
