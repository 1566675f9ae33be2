/* A disk that is slow, full, broken or read-only, and a clock that is set back, for the ledger of one process: LD_PRELOAD this, with BAD_DISK naming a file.
 *
 * That file says how the disk is, and is read again at every call:
 *     slow N    every sync takes N milliseconds more
 *     full      nothing can be written (ENOSPC)
 *     broken    a sync fails (EIO)
 *     read_only nothing can be written, and whoever asks is told so (EROFS)
 *     clock N   the clock is N seconds ahead
 * Empty or missing: as it really is. Only files whose name holds ".ledger" are meant.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int is_ledger(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return strstr(path, ".ledger") != NULL;
}

/* The first word of the file, and the number behind it. */
static void state(char *word, long *number) {
    const char *name = getenv("BAD_DISK");
    FILE *file = name ? fopen(name, "r") : NULL;
    word[0] = 0;
    *number = 0;
    if (file) {
        if (fscanf(file, "%15s %ld", word, number) < 1) word[0] = 0;
        fclose(file);
    }
}

static int synced(int fd, int (*really)(int)) {
    char word[16];
    long number;
    if (is_ledger(fd)) {
        state(word, &number);
        if (!strcmp(word, "slow")) {
            struct timespec time = {number / 1000, number % 1000 * 1000000L};
            nanosleep(&time, NULL);
        } else if (!strcmp(word, "broken")) {
            errno = EIO;
            return -1;
        }
    }
    return really(fd);
}

/* Why nothing can be written into this file, or 0. */
static int refuses(int fd) {
    char word[16];
    long number;
    if (!is_ledger(fd)) return 0;
    state(word, &number);
    if (!strcmp(word, "full")) return ENOSPC;
    return strcmp(word, "read_only") ? 0 : EROFS;
}

int access(const char *path, int mode) {
    char word[16];
    long number;
    state(word, &number);
    if (mode & W_OK && !strcmp(word, "read_only") && strstr(path, ".ledger")) { errno = EROFS; return -1; }
    return ((int (*)(const char *, int))dlsym(RTLD_NEXT, "access"))(path, mode);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    char word[16];
    long number;
    int result = ((int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime"))(clock, time);
    if (clock == CLOCK_REALTIME) {
        state(word, &number);
        if (!strcmp(word, "clock")) time->tv_sec += number;
    }
    return result;
}

int fsync(int fd) { return synced(fd, (int (*)(int))dlsym(RTLD_NEXT, "fsync")); }
int fdatasync(int fd) { return synced(fd, (int (*)(int))dlsym(RTLD_NEXT, "fdatasync")); }

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    int why = refuses(fd);
    if (why) { errno = why; return -1; }
    return ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64"))(fd, data, size, at);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    int why = refuses(fd);
    if (why) { errno = why; return -1; }
    return ((ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite"))(fd, data, size, at);
}
ssize_t write(int fd, const void *data, size_t size) {
    int why = refuses(fd);
    if (why) { errno = why; return -1; }
    return ((ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(fd, data, size);
}
int ftruncate64(int fd, off64_t size) {
    int why = refuses(fd);
    if (why) { errno = why; return -1; }
    return ((int (*)(int, off64_t))dlsym(RTLD_NEXT, "ftruncate64"))(fd, size);
}
